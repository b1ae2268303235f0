/** What a report's signals need beside the report, out of what it is built from. */

import type { ScopePart, TrendDay } from '../comparison/trend.ts';
import type { ContactInput } from '../contact-report.ts';
import { AFTER_WISH, breachesOf, type GroupedBy, type SignalScopes, scopeGroups } from './scope-groups.ts';

export interface ScopesInput {
  /** In the scope of the report, as the two below. */
  readonly cells: readonly ScopePart[];
  readonly trend: readonly TrendDay[];
  readonly contacts: ContactInput;
  readonly names: Readonly<Record<GroupedBy, ReadonlyMap<string, string>>>;
}

export function signalScopes({ cells, trend, contacts, names }: ScopesInput): SignalScopes {
  const groupsBy = (column: GroupedBy) => scopeGroups(column, cells, trend, (key) => names[column].get(key) ?? key);
  return { groups: { configuration: groupsBy('configuration'), queue: groupsBy('queue') }, trend, breaches: breachesIn(contacts) };
}

function breachesIn(contacts: ContactInput): SignalScopes['breaches'] {
  if ('reason' in contacts) return new Map();
  const { caps, attemptsAfterDoNotContact: unwanted } = contacts.metrics;
  return new Map([[AFTER_WISH, unwanted.byScope], ...caps.map(({ id, byScope }) => [breachesOf(id), byScope] as const)]);
}
