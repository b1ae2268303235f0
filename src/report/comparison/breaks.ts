/** Changes of the rules that lie between the rows of what is compared. */
import { joinRanges } from '../../metrics/rules/rules-range.ts';
import { daysBefore } from '../../time/days-before.ts';
import type { Period } from '../../time/local-day.ts';
import { weeksOf } from '../signals/anomalies.ts';
import type { Break } from './comparison-model.ts';
import { changesWithin, type FiledBy, isBetween, isoOf, rulesIn, type Span } from './filed-by.ts';
import { TREND_DAYS, type TrendDay } from './trend.ts';

export interface Compared {
  readonly period: Period;
  /** Null where there is none to be held against. */
  readonly before: Span | null;
  readonly trend: readonly TrendDay[];
}

/** One a change, oldest first, with what it goes through: the period itself, and the period together with what it is held against. */
export function breaksOf(filedBy: FiledBy, { period, before, trend }: Compared): Break[] {
  const own = rulesIn(filedBy, [period]);
  const spans: readonly (readonly [Break['crosses'][number], readonly Span[] | null])[] = [
    ['period', []],
    ['before', before && [before]],
    ['mean7', spansOf(within(trend, 7), period)],
    ['mean28', spansOf(within(trend, 28), period)],
    ['anomalies', spansOf(weeksOf(trend), period)],
  ];
  const compared = spans.map(([name, others]) => [name, others && joinRanges([own, rulesIn(filedBy, others)])] as const);
  return changesWithin(joinRanges(compared.map(([, range]) => range)), filedBy.changes).flatMap((change) => {
    const crosses = compared.filter(([, range]) => isBetween(range, change)).map(([name]) => name);
    return crosses.length === 0 ? [] : [{ at: isoOf(change.atMs), rules: change.number, settings: change.settings, crosses }];
  });
}

function within(trend: readonly TrendDay[], days: number): readonly TrendDay[] {
  return trend.filter(({ daysBefore }) => daysBefore <= days);
}

/** Null where none of the days has been read. */
function spansOf(days: readonly TrendDay[], { fromMs, zone }: Period): readonly Span[] | null {
  if (days.length === 0) return null;
  const earlier = daysBefore(fromMs, zone, TREND_DAYS);
  return days.flatMap((day) => earlier[day.daysBefore - 1] ?? []);
}
