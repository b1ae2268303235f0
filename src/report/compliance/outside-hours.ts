/** Attempts outside calling hours by configuration and by the hour on the called party's own clock: where they come from, and when. */
import { type Cell, mergeTallies } from '../../metrics/cube/cube.ts';
import { countNamed, OUTSIDE_HOURS_COUNTS, type OutsideCount } from '../../metrics/cube/entry-counts.ts';
import type { OutsideHoursItem } from './compliance-model.ts';

type Counted = Pick<OutsideHoursItem, 'hour' | 'attempts' | 'possible'>;

/** One item a configuration and hour, most certain violations first. Their sums are the counts of callingHours: what no hour is known of has an item of its own. */
export function outsideHoursItems(cells: readonly Cell[], nameOf: (configuration: string) => string): OutsideHoursItem[] {
  const groups = Map.groupBy(cells, ({ scope }) => scope.configuration);
  const items = [...groups].flatMap(([configuration, group]) =>
    countedOf(group).map((counted): OutsideHoursItem => ({ configuration, configurationName: nameOf(configuration), ...counted })),
  );
  return items.toSorted(byAttempts);
}

/** Without an hour: attempts whose possible zones do not agree on one, and those of quarter hours that were counted before the hour was kept. */
function countedOf(group: readonly Cell[]): readonly Counted[] {
  const entries = group.flatMap(({ detail }) => detail.byOutsideHour.entries);
  const known = Map.groupBy(
    entries.filter(([hour]) => hour !== ''),
    ([hour]) => hour,
  );
  const byHour = Array.from(known, ([hour, found]) => sumOf(hour, found));
  const total = (name: 'attempts' | 'possible') => byHour.reduce((sum, counted) => sum + counted[name], 0);
  const { hoursViolation, hoursPossible } = mergeTallies(group.map(({ tally }) => tally));
  const rest = { hour: null, attempts: hoursViolation - total('attempts'), possible: hoursPossible - total('possible') };
  return rest.attempts + rest.possible === 0 ? byHour : [...byHour, rest];
}

function sumOf(hour: string, entries: Cell['detail']['byOutsideHour']['entries']): Counted {
  const sum = (name: OutsideCount) => entries.reduce((all, [, ...counts]) => all + countNamed(OUTSIDE_HOURS_COUNTS, counts, name), 0);
  const attempts = sum('violation');
  return { hour, attempts, possible: sum('deliveries') - attempts };
}

function byAttempts(a: OutsideHoursItem, b: OutsideHoursItem): number {
  return b.attempts - a.attempts || b.possible - a.possible || compare(a.configuration, b.configuration) || compare(a.hour, b.hour);
}

function compare(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '~') < (b ?? '~') ? -1 : 1;
}
