/** What a report's signals need beside the report, out of what it is built from. */
import { type Cell, scopeCube } from '../../metrics/cube/cube.ts';
import type { ReportInput } from '../build-report.ts';
import { inScope } from '../scope.ts';
import { AFTER_WISH, breachesOf, type SignalScopes, scopeGroups } from './scope-groups.ts';

export function signalScopes({ cube, scope, names, background, contacts }: ReportInput): SignalScopes {
  const cells: readonly Cell[] = scopeCube(cube, inScope(scope)).cells;
  const trend = background.trend ?? [];
  const nameOf = (known: ReadonlyMap<string, string>) => (key: string) => known.get(key) ?? key;
  return {
    groups: {
      configuration: scopeGroups('configuration', cells, trend, nameOf(names.configuration)),
      queue: scopeGroups('queue', cells, trend, nameOf(names.queue)),
    },
    trend,
    breaches: breachesIn(contacts),
  };
}

function breachesIn(contacts: ReportInput['contacts']): SignalScopes['breaches'] {
  if ('reason' in contacts) return new Map();
  const { caps, attemptsAfterDoNotContact: unwanted } = contacts.metrics;
  return new Map([[AFTER_WISH, unwanted.byScope], ...caps.map(({ id, byScope }) => [breachesOf(id), byScope] as const)]);
}
