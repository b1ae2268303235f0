/** Who may see a digest as it was sent: it holds what it was made from, so its whole scope has to be theirs. */
import { recordKey } from '../metrics/row/record-id.ts';
import { type ReportScope, SCOPE_COLUMNS, valuesOf } from '../report/scope.ts';
import type { Period } from '../time/local-day.ts';
import { periodOf } from '../time/local-day.ts';
import { allowedTo, type Reader } from './reader.ts';

/** What has to be known of one. */
export interface SeenDigest {
  readonly subscription: string;
  readonly period: Pick<Period, 'from' | 'to' | 'zone'>;
  /** {} = everything; null = not known any more. */
  readonly scope: ReportScope | null;
}

/** One whose scope nobody knows is for those alone who see everything; a link opens digests of its own subscription, of its own days. */
export function seesDigest(reader: Reader, digest: SeenDigest): boolean {
  if (reader.kind === 'link' && !isOfLink(reader.link, digest)) return false;
  const allowed = allowedTo(reader);
  const { scope } = digest;
  return allowed === 'all' || (scope !== null && allowed.some((one) => isWithin(scope, one)));
}

function isOfLink(link: Extract<Reader, { kind: 'link' }>['link'], { subscription, period }: SeenDigest): boolean {
  const { fromMs, toMs } = periodOf(period.from, period.to, period.zone);
  return link.subscription === subscription && fromMs >= link.period.fromMs && toMs <= link.period.toMs;
}

/** Whether every row of a scope is one of the other's. */
function isWithin(scope: ReportScope, whole: ReportScope): boolean {
  return SCOPE_COLUMNS.every((column) => {
    const wide = whole[column];
    if (wide === undefined) return true;
    const narrow = scope[column];
    const values = new Set(valuesOf(wide).map(recordKey));
    return narrow !== undefined && valuesOf(narrow).every((value) => values.has(recordKey(value)));
  });
}
