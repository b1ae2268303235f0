/** What a page says to somebody who may not see what they ask for, or whom nobody knows. */
import type { AccessErrorCode } from '../../errors.ts';
import type { MessageId, Words } from '../../words/words.ts';
import type { State } from './state.ts';

interface Refusal {
  readonly title: PlainState;
  readonly text: PlainState;
}

/** Of those that take no values. */
type PlainState = Exclude<
  Extract<MessageId, `state.${string}`>,
  'state.progress' | 'state.reference' | 'state.unknown' | 'state.unknownText' | 'state.future'
>;

/** Readers with a link of a mail have nothing to sign in to: "not signed in" would send them looking for it. */
const REFUSALS: Readonly<Record<AccessErrorCode, Refusal>> = {
  'access.off': { title: 'state.off', text: 'state.offText' },
  'access.unknown-reader': { title: 'state.stranger', text: 'state.strangerText' },
  'access.bad-principal': { title: 'state.stranger', text: 'state.principalText' },
  'access.no-role': { title: 'state.noAccess', text: 'state.noRoleText' },
  'access.admin-only': { title: 'state.hidden', text: 'state.adminText' },
  'access.no-scope': { title: 'state.noAccess', text: 'state.noScopeText' },
  'access.too-many-groups': { title: 'state.noAccess', text: 'state.groupsText' },
  'access.bad-link': { title: 'state.badLink', text: 'state.badLinkText' },
  'access.link-expired': { title: 'state.expired', text: 'state.expiredText' },
  'access.link-revoked': { title: 'state.revoked', text: 'state.revokedText' },
  'access.beyond-link': { title: 'state.beyond', text: 'state.beyondText' },
  'access.all-scopes': { title: 'state.hidden', text: 'state.hiddenText' },
};
/** Of these the reader has a report of their own to go to. */
const HAS_REPORT: readonly AccessErrorCode[] = ['access.beyond-link', 'access.all-scopes', 'access.admin-only'];
/** Of these the reader has signed in, and gets further only as somebody else, or with a new sign-in. */
const IS_SIGNED_IN: readonly AccessErrorCode[] = ['access.no-role', 'access.no-scope', 'access.too-many-groups'];
const SIGN_OUT_PATH = '/.auth/logout?post_logout_redirect_uri=%2F';

/** @param signIn address where they can sign in; undefined where that would not help */
export function refusalState(code: AccessErrorCode, signIn: string | undefined, { say }: Words): State {
  const { title, text } = REFUSALS[code];
  const home = HAS_REPORT.includes(code) ? [{ text: say('state.home'), href: '/' }] : [];
  const out = IS_SIGNED_IN.includes(code) ? [{ text: say('state.signOut'), href: SIGN_OUT_PATH }] : [];
  return {
    title: say(title),
    texts: [say(text)],
    links: [...home, ...(signIn === undefined ? out : [{ text: say('state.signIn'), href: signIn }])],
  };
}
