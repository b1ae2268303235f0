/** Where the link of a digest leads: nowhere, to the plain address that asks for sign-in, or to one that opens by itself. */
import type { AccessSettings } from './access-settings.ts';
import type { Links } from './links.ts';
import type { LinkDays } from './reader.ts';

/** The address of the report of a subscription's period; undefined where mails have no links. */
export type DigestLink = (subscription: string, period: LinkDays) => Promise<string | undefined>;

/** By LINKS. */
export function digestLinks(
  { links: choice }: Pick<AccessSettings, 'links'>,
  publicUrl: string | undefined,
  links: Pick<Links, 'make'>,
): DigestLink {
  return async (subscription, period) => {
    if (choice === 'off') return undefined;
    if (choice === 'sign-in') return `${publicUrl ?? ''}${reportPath(period)}`;
    return (await links.make({ subscription, scope: {}, period })).url;
  };
}

/** Path and query of the report of a period, for people. */
export function reportPath({ from, to, zone }: LinkDays): string {
  return `/report?${new URLSearchParams(from === to ? { date: from, zone } : { from, to, zone })}`;
}
