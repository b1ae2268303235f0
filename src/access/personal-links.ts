/** Personal links: the page on which a recipient pauses or leaves a subscription, for whoever has the mail. */
import { AccessError } from '../errors.ts';
import type { AccessSettings } from './access-settings.ts';
import { type Personal, personalTokens } from './personal-tokens.ts';
import type { Revocations } from './revocations.ts';
import { revokedLink } from './signed-tokens.ts';

const PATH = '/api/unsubscribe?token=';

/** What a page says of a subscription. */
export interface NamedSubscription {
  /** For people. */
  readonly name: string;
  /** IANA zone of its times. */
  readonly zone: string;
  /** Whether somebody is told of who pauses or leaves. */
  readonly hasOwner: boolean;
}

export interface OpenedPersonal extends Personal, NamedSubscription {}

export interface PersonalLinks {
  /** A recipient's address for pausing and leaving, made at an instant (UTC epoch milliseconds): the same gives the same. Undefined where mails can have none. */
  urlOf(person: Personal, issuedMs: number): Promise<string | undefined>;
  /** Whose link it is. @throws AccessError access.off, access.bad-link, access.link-expired, access.link-revoked; StoreError */
  open(token: string): Promise<OpenedPersonal>;
}

export interface PersonalLinkPorts {
  readonly settings: Pick<AccessSettings, 'linkKeys'>;
  /** Address of this app, without a slash at its end. */
  readonly publicUrl: string | undefined;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
  /** The subscription of an id; undefined where the app has none now. @throws StoreError */
  readonly findSubscription: (id: string) => Promise<NamedSubscription | undefined>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** They need PUBLIC_URL and LINK_KEYS alone: leaving is not a matter of LINKS. */
export function personalLinksOf({ settings, publicUrl, revocations, findSubscription, clock }: PersonalLinkPorts): PersonalLinks {
  const tokens = personalTokens(settings.linkKeys);
  const hasKeys = settings.linkKeys.length > 0;
  return {
    async urlOf(person, issuedMs) {
      return publicUrl === undefined || !hasKeys ? undefined : `${publicUrl}${PATH}${await tokens.sign(person, issuedMs)}`;
    },
    async open(token) {
      if (!hasKeys) throw new AccessError('access.off', 'Cannot use personal links: they are switched off. LINK_KEYS switches them on.');
      const { issuedMs, ...person } = await tokens.verify(token, clock());
      const subscription = await findSubscription(person.subscription);
      if (subscription === undefined || (await revocations.isRevoked(person.subscription, issuedMs))) throw revokedLink();
      return { ...person, ...subscription };
    },
  };
}
