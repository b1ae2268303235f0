/** Signed links: made for somebody, opened by whoever holds them, void once their subscription is gone or its links were revoked. */
import { AccessError, InputError } from '../errors.ts';
import type { ReportScope } from '../report/scope.ts';
import { DAY_MS } from '../time/lengths.ts';
import { shown } from '../time/zone.ts';
import type { AccessSettings } from './access-settings.ts';
import { linkTokens, type NewLink } from './link-tokens.ts';
import type { Link, LinkDays } from './reader.ts';
import type { Revocations } from './revocations.ts';
import { revokedLink } from './signed-tokens.ts';

/** The page that a link leads to: there its token becomes a cookie. */
const OPEN_PATH = '/open?link=';

export interface LinkPorts {
  readonly settings: Pick<AccessSettings, 'links' | 'linkKeys' | 'linkDays'>;
  /** Address of this app, without a slash at its end; undefined where links are off. */
  readonly publicUrl: string | undefined;
  readonly revocations: Revocations;
  /** Whether the app has a subscription of this name now, with anybody in it. @throws StoreError */
  readonly hasSubscription: (name: string) => Promise<boolean>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** What a link is to open. */
export interface LinkOrder {
  readonly subscription: string;
  /** In stored values. */
  readonly scope: ReportScope;
  readonly period: LinkDays;
  /** For how long, days of 24 hours. @default LINK_DAYS */
  readonly days?: number | undefined;
}

export interface MadeLink {
  readonly url: string;
  readonly link: NewLink;
}

export interface Links {
  /** One of a subscription that the app does not have opens nothing until it has. @throws AccessError access.off, InputError input.body where the scope is too long */
  make(order: LinkOrder): Promise<MadeLink>;
  /** The link that a token is. @throws AccessError access.off, access.bad-link, access.link-expired, access.link-revoked; StoreError */
  open(token: string): Promise<Link>;
  /** @throws InputError link.no-subscription where the app has none of that name with anybody in it */
  assertSubscription(name: string): Promise<void>;
  /** Voids every link of a subscription that was made so far. @throws InputError link.no-subscription, StoreError */
  revoke(subscription: string): Promise<void>;
}

/** Links of one installation. */
export function linksOf({ settings, publicUrl, revocations, hasSubscription, clock }: LinkPorts): Links {
  const tokens = linkTokens(settings.linkKeys);
  const assertOn = () => {
    if (settings.links !== 'signed')
      throw new AccessError('access.off', 'Cannot use signed links: they are switched off. LINKS=signed switches them on.');
  };
  const assertSubscription = async (name: string) => {
    if (!(await hasSubscription(name)))
      throw new InputError(
        'link.no-subscription',
        `Cannot find the subscription "${shown(name)}": the app has none of that name with anybody in it`,
      );
  };
  return {
    async make({ days = settings.linkDays, ...order }) {
      assertOn();
      const issuedMs = clock();
      const link = { ...order, issuedMs, expiresMs: issuedMs + days * DAY_MS };
      return { url: `${publicUrl ?? ''}${OPEN_PATH}${await tokens.sign(link)}`, link };
    },
    async open(token) {
      assertOn();
      const link = await tokens.verify(token, clock());
      if (!(await hasSubscription(link.subscription)) || (await revocations.isRevoked(link.subscription, link.issuedMs)))
        throw revokedLink();
      return link;
    },
    assertSubscription,
    async revoke(subscription) {
      await assertSubscription(subscription);
      await revocations.revoke(subscription, clock());
    },
  };
}
