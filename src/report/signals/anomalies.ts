/** Days that lie far from the same weekdays before them: further than chance at these volumes, and than such days scatter, with few false alarms however much is watched. */
import type { Tally } from '../../metrics/cube/cube.ts';
import { holm, median, twoSidedP } from '../../metrics/kpis/statistics.ts';
import type { Anomaly } from '../comparison/comparison-model.ts';
import type { TrendDay } from '../comparison/trend.ts';
import { chanceVariance, dispersionOf } from './spread.ts';
import { MIN_WEEKS, type Sample, sampleOf, WATCHED, type Watched } from './watched.ts';

// Of a quiet day's digest, this share at most shows an anomaly by chance: the simulation in test/report/signals holds 5 %.
const MAX_P = 0.02;
// What is surely another value and yet nobody's business: a change of less than a twentieth, or half a point of a rate.
const LEAST_SHARE = 0.05;
const LEAST_POINTS = 0.005;
// The normal curve describes counts from about ten on.
const LEAST_COUNT = 10;
// The median of k values has pi / 2 times the variance of their mean.
const MEDIAN_LOSS = Math.PI / 2;

/** KPIs of a day that lie far from the same weekdays of the last eight weeks, with enough volume on both sides. */
export function anomaliesOf(today: Tally, trend: readonly TrendDay[]): Anomaly[] {
  const tested = WATCHED.flatMap((watched) => testOf(watched, today, trend) ?? []);
  const adjusted = holm(tested.map(({ p }) => p));
  return tested.flatMap(({ isLarge, ...anomaly }, i) => {
    const p = adjusted[i] ?? 1;
    return p < MAX_P && isLarge ? [{ ...anomaly, p }] : [];
  });
}

/** Standard deviations that a value lies above what is usual; null where that cannot be told. */
export function scoreOf(watched: Watched, today: Tally, trend: readonly TrendDay[]): number | null {
  return testOf(watched, today, trend)?.score ?? null;
}

/** The same weekdays that have been read. */
export function weeksOf(trend: readonly TrendDay[]): readonly TrendDay[] {
  return trend.filter(({ daysBefore }) => daysBefore % 7 === 0);
}

function testOf(watched: Watched, today: Tally, trend: readonly TrendDay[]) {
  const sample = sampleOf(watched, today);
  const base = weeksOf(trend).flatMap(({ tally }) => sampleOf(watched, tally) ?? []);
  const centre = median(base.map(({ value }) => value));
  if (sample === null || centre === null || base.length < MIN_WEEKS) return null;
  if (!isEnough(watched, sample, centre)) return null;
  const spread = spreadOf(watched, sample, base, trend);
  const distance = Math.abs(sample.value - centre);
  // Counts are whole: half of one is taken off (continuity correction).
  const half = 0.5 / (sample.denominator ?? 1);
  const p = twoSidedP(Math.max(0, distance - half) / spread);
  const isLarge = distance >= Math.max(LEAST_SHARE * centre, watched.by === null ? 0 : LEAST_POINTS);
  const { id, name } = watched;
  const evidence = evidenceOf(sample, base);
  return {
    id,
    name,
    value: sample.value,
    median: centre,
    spread,
    score: (sample.value - centre) / spread,
    weeks: base.length,
    p,
    isLarge,
    evidence,
  };
}

/** A count that falls to nothing is the plainest anomaly there is, so volume is asked of the usual day only. */
function isEnough({ by, min }: Watched, { numerator, denominator }: Sample, centre: number): boolean {
  if (by === null || denominator === null) return centre >= min;
  const expected = centre * denominator;
  return Math.max(numerator, expected) >= LEAST_COUNT && Math.max(denominator - numerator, denominator - expected) >= LEAST_COUNT;
}

/** What value - median scatters by: chance today, chance in the median, and more than that where the days before scattered more. */
function spreadOf(watched: Watched, sample: Sample, base: readonly Sample[], trend: readonly TrendDay[]): number {
  const usual = chanceVariance(base, sample.denominator);
  const earlier = median(base.map(({ denominator }) => denominator ?? 1)) ?? 1;
  const ofMedian = (MEDIAN_LOSS / base.length) * chanceVariance(base, sample.denominator === null ? null : earlier);
  return Math.sqrt(dispersionOf(watched, base, trend) * (usual + ofMedian));
}

function evidenceOf({ numerator, denominator }: Sample, base: readonly Sample[]) {
  const usualNumerator = base.reduce((sum, one) => sum + one.numerator, 0);
  const usualDenominator = denominator === null ? null : base.reduce((sum, one) => sum + (one.denominator ?? 0), 0);
  return { numerator, denominator, usualNumerator, usualDenominator };
}
