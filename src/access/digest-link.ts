/** Where the links of a digest lead: nowhere, to plain addresses that ask for sign-in, or to ones that open by themselves. */
import type { LinkTarget, LinkTo } from '../digest/options/link-target.ts';
import { NOT_GIVEN } from '../report/lists.ts';
import { type ReportScope, SCOPE_COLUMNS, valuesOf } from '../report/scope.ts';
import type { AccessSettings } from './access-settings.ts';
import type { Links } from './links.ts';
import type { LinkDays } from './reader.ts';

/** What makes the addresses of a mail about a subscription's period and scope; undefined where mails have no links. One token is signed for all of them. */
export type DigestLinks = (subscription: string, scope: ReportScope, period: LinkDays) => Promise<LinkTo | undefined>;

/** By LINKS. */
export function digestLinks(
  { links: choice }: Pick<AccessSettings, 'links'>,
  publicUrl: string | undefined,
  links: Pick<Links, 'make'>,
): DigestLinks {
  return async (subscription, scope, period) => {
    if (choice === 'off') return undefined;
    // A link that opens by itself has the scope in its token; whoever signs in is led to it.
    if (choice === 'sign-in') return (target) => addressOf(`${publicUrl ?? ''}${reportPath(period)}`, { scope, ...target });
    const { url } = await links.make({ subscription, scope, period });
    return (target) => addressOf(url, target);
  };
}

/** Path and query of the report of a period, for people. @param filters further parameters of it */
export function reportPath({ from, to, zone }: LinkDays, filters: readonly [name: string, value: string][] = []): string {
  const days = from === to ? { date: from, zone } : { from, to, zone };
  return `/report?${new URLSearchParams([...Object.entries(days), ...filters])}`;
}

/** A browser keeps what stands behind "#" where /open leads it on (RFC 9110, 10.2.2). */
function addressOf(address: string, { scope = {}, section }: LinkTarget): string {
  const filters = SCOPE_COLUMNS.flatMap((column) =>
    valuesOf(scope[column] ?? []).map((value): [string, string] => [column, value || NOT_GIVEN]),
  );
  const query = filters.length === 0 ? '' : `&${new URLSearchParams(filters)}`;
  return `${address}${query}${section === undefined ? '' : `#${section}`}`;
}
