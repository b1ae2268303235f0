/** What a report is compared with, and which differences are more than noise. */
import type { Tally } from '../../metrics/cube/cube.ts';
import { type AnyOf, reasonOf, type UnwatchedReasons } from '../reasons/reason.ts';
import { anomaliesOf, weeksOf } from '../signals/anomalies.ts';
import { clearRates } from '../signals/change-signals.ts';
import { MIN_WEEKS } from '../signals/watched.ts';
import type { Rates } from '../totals.ts';
import type { Break, Comparison, EarlierPeriod } from './comparison-model.ts';
import { meanOf, type TrendDay } from './trend.ts';

export interface ComparisonInput {
  readonly tally: Tally;
  readonly rates: Rates;
  readonly before: EarlierPeriod | null;
  /** Empty where the period is longer than a day. */
  readonly trend: readonly TrendDay[];
  /** Local days of the period. */
  readonly days: number;
  /** While numbers can still change nobody can say whether they are usual. */
  readonly provisional: boolean;
  readonly breaks: readonly Break[];
}

export function comparisonOf({ tally, rates, before, trend, days, provisional, breaks }: ComparisonInput): Comparison {
  const note = unwatchedNote(trend, days, provisional);
  return {
    before,
    weekBefore: weekBeforeOf(before),
    mean7: meanOf(trend, 7),
    mean28: meanOf(trend, 28),
    signals: before === null ? [] : clearRates(rates, before.rates),
    anomalies: note === null ? anomaliesOf(tally, trend) : [],
    unwatched: note === null ? null : unwatchedWords(note),
    unwatchedNote: note,
    breaks,
  };
}

/** Of a day alone, and where it is held against that. */
function weekBeforeOf(before: EarlierPeriod | null): Comparison['weekBefore'] {
  if (before?.kind !== 'day' || (before.compare ?? 'weekBefore') !== 'weekBefore') return null;
  const { period, totals, rates } = before;
  return { period, totals, rates };
}

/** Null where the period can be held against usual days. */
function unwatchedNote(trend: readonly TrendDay[], days: number, provisional: boolean): AnyOf<UnwatchedReasons> | null {
  if (days > 1) return reasonOf('severalDays', {});
  if (provisional) return reasonOf('canStillChange', {});
  const weeks = weeksOf(trend).length;
  return weeks >= MIN_WEEKS ? null : reasonOf('fewWeeks', { weeks, least: MIN_WEEKS });
}

function unwatchedWords(note: AnyOf<UnwatchedReasons>): string {
  switch (note.id) {
    case 'severalDays':
      return 'only single days are held against what is usual';
    case 'canStillChange':
      return 'its numbers can still change';
    case 'fewWeeks': {
      const { weeks, least } = note.values;
      return `of the same weekdays of the last eight weeks ${weeks} ${weeks === 1 ? 'has' : 'have'} been read, and it takes ${least}`;
    }
  }
}
