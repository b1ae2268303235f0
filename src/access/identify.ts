/** Who asks: somebody who has signed in, else whoever holds a link. */
import { AccessError } from '../errors.ts';
import type { AccessSettings } from './access-settings.ts';
import type { Links } from './links.ts';
import { personOf } from './person.ts';
import { parsePrincipal } from './principal.ts';
import type { Reader } from './reader.ts';

/** What a request brings to say who asks; null where it brings none. */
export interface Credentials {
  /** What the platform says of who has signed in. */
  readonly principal: string | null;
  /** Token of a link, as a program sends it, and as a browser was given it. */
  readonly bearer: string | null;
  readonly cookie: string | null;
  /** Path and query to come back to after signing in. */
  readonly returnTo: string;
}

export interface IdentifyPorts {
  readonly settings: Pick<AccessSettings, 'signIn' | 'scopeRules' | 'links'>;
  readonly links: Pick<Links, 'open'>;
}

/** Where the platform signs people in (learn.microsoft.com/azure/app-service/configure-authentication-customize-sign-in-out). */
const SIGN_IN_PATH = '/.auth/login/aad?post_login_redirect_uri=';

/**
 * Sign-in wins over a link: a person sees what is theirs, whatever link they opened last. Where it lets nobody in, the link opens what it opens.
 * @throws AccessError that says what to do, StoreError
 */
export async function identify({ settings, links }: IdentifyPorts, credentials: Credentials): Promise<Reader> {
  const { signIn, scopeRules } = settings;
  if (signIn === 'off' && settings.links !== 'signed')
    throw new AccessError(
      'access.off',
      'Cannot show reports here: SIGN_IN and LINKS are switched off. Programs use /api/report with a key.',
    );
  const person = signIn === 'off' ? undefined : signedIn(credentials.principal, scopeRules);
  if (person !== undefined && !(person instanceof AccessError)) return person;
  // A bearer beside a person is the platform's own.
  const token = person === undefined ? (credentials.bearer ?? credentials.cookie) : credentials.cookie;
  const address = signIn === 'off' ? undefined : `${SIGN_IN_PATH}${encodeURIComponent(credentials.returnTo)}`;
  if (token === null || settings.links !== 'signed') throw person ?? unknownReader(settings, address);
  try {
    return { kind: 'link', link: await links.open(token), signIn: person === undefined ? address : undefined };
  } catch (error) {
    throw person ?? refusedLink(error, address, token === credentials.cookie);
  }
}

/** A link that opens nothing any more does not stand before the sign-in. */
function refusedLink(error: unknown, address: string | undefined, isCookie: boolean): unknown {
  if (!(error instanceof AccessError)) return error;
  return new AccessError(error.code, error.message, address, isCookie);
}

/** Who has signed in, or why that opens nothing. Only the platform may say it: without its sign-in the header is whatever a client wrote. */
function signedIn(principal: string | null, rules: AccessSettings['scopeRules']): Reader | AccessError | undefined {
  if (principal === null) return undefined;
  try {
    return personOf(parsePrincipal(principal), rules);
  } catch (error) {
    if (error instanceof AccessError) return error;
    throw error;
  }
}

function unknownReader({ links }: IdentifyPorts['settings'], address: string | undefined): AccessError {
  const ways = [address === undefined ? [] : [`sign in at ${address}`], links === 'signed' ? ['use the link in the mail'] : []].flat();
  return new AccessError('access.unknown-reader', `Cannot show you reports before you say who you are: ${ways.join(', or ')}.`, address);
}
