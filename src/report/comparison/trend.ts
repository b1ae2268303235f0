/** Days before the report's day, as their tallies: what comparisons and anomaly flags are held against. */
import { mergeTallies, type Tally, type TallyCount } from '../metrics/cube/cube.ts';
import { type Rate, rateOf } from '../metrics/kpis/rate.ts';
import { MEAN_RATES, type MeanRateId, RATES } from '../metrics/kpis/rate-table.ts';
import { mad, median } from '../metrics/kpis/statistics.ts';
import type { Anomaly, Mean } from './report.ts';

/** One earlier local day that has been read whole. */
export interface TrendDay {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** How many days before the report's day, 1 = the day before. */
  readonly daysBefore: number;
  /** All scopes of the report together. */
  readonly tally: Tally;
}

/** How many days before a report are looked at: eight weeks. */
export const TREND_DAYS = 56;

/** The means of the last `days` days, from sums, never from daily rates; null where none of them has been read. */
export function meanOf(trend: readonly TrendDay[], days: number): Mean | null {
  const within = trend.filter(({ daysBefore }) => daysBefore <= days);
  if (within.length === 0) return null;
  const sum = mergeTallies(within.map(({ tally }) => tally));
  const perDay = (count: number) => count / within.length;
  return {
    days: within.length,
    deliveriesPerDay: perDay(sum.deliveries),
    attemptsPerDay: perDay(sum.attempts),
    rates: meanRatesOf(sum),
  };
}

function meanRatesOf(sum: Tally): Readonly<Record<MeanRateId, Rate>> {
  const rates = MEAN_RATES.map(({ id, numerator, denominator }) => [id, rateOf(sum[numerator], sum[denominator])]);
  return Object.fromEntries(rates) as Record<MeanRateId, Rate>;
}

/** What is watched: a count, or a rate with its denominator; `min` = the least denominator (or median count) for a flag. */
interface Watched {
  readonly id: string;
  readonly name: string;
  readonly of: TallyCount;
  readonly by: TallyCount | null;
  readonly min: number;
}

const WATCHED: readonly Watched[] = [
  { id: 'deliveries', name: 'Deliveries', of: 'deliveries', by: null, min: 50 },
  { id: 'attempts', name: 'Attempts', of: 'attempts', by: null, min: 50 },
  ...RATES.filter(({ isWatched }) => isWatched).map(({ id, name, numerator: of, denominator: by }) => ({ id, name, of, by, min: 100 })),
];

const MIN_WEEKS = 4;
// 3.5 scaled MADs: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993).
const LIMIT = 3.5;
// A spread below this share of the median is taken for it: eight equal days must not make the ninth's smallest change an alarm.
const LEAST_SPREAD = 0.05;
// A rate that is usually 0 has no spread either; half a point is taken for it.
const LEAST_POINTS = 0.005;

/** KPIs of a day that lie far from the same weekdays of the last eight weeks (median and MAD), with enough volume on both sides. */
export function anomaliesOf(today: Tally, trend: readonly TrendDay[]): Anomaly[] {
  const sameWeekday = trend.filter(({ daysBefore }) => daysBefore % 7 === 0).map(({ tally }) => tally);
  return WATCHED.flatMap((watched) => anomalyOf(watched, today, sameWeekday) ?? []);
}

function anomalyOf(watched: Watched, today: Tally, earlier: readonly Tally[]): Anomaly | null {
  const value = watchedValue(watched, today);
  const base = earlier.flatMap((tally) => watchedValue(watched, tally) ?? []);
  const centre = median(base);
  if (value === null || centre === null || base.length < MIN_WEEKS) return null;
  // A count that falls to nothing is the plainest anomaly there is, so volume is asked of the usual day only.
  if (watched.by === null && centre < watched.min) return null;
  const spread = Math.max(mad(base) ?? 0, LEAST_SPREAD * centre, watched.by === null ? 0 : LEAST_POINTS);
  if (spread === 0) return null;
  const score = (value - centre) / spread;
  const { id, name } = watched;
  return Math.abs(score) < LIMIT ? null : { id, name, value, median: centre, spread, score, weeks: base.length };
}

function watchedValue({ of, by, min }: Watched, tally: Tally): number | null {
  if (by === null) return tally[of];
  return tally[by] < min ? null : tally[of] / tally[by];
}
