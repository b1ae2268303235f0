/** How much a watched value scatters: by chance (Poisson counts, binomial rates), and how much more than that the days before did. */
import { MAD_SCALE, median } from '../../metrics/kpis/statistics.ts';
import type { TrendDay } from '../comparison/trend.ts';
import { MIN_WEEKS, type Sample, sampleOf, type Watched } from './watched.ts';

// Weekdays of a like volume scatter alike; a quiet Sunday tells nothing of a Monday.
const LIKE = 2;
// The deviations of few values from their own median are too small by about this (Croux and Rousseeuw 1992, Time-Efficient Algorithms for Two Highly Robust Estimators of Scale, 3).
const FEW = 0.8;

/** Variance by chance of a count, or of a rate of `denominator`, around what is usual; the half keeps a rate that was never seen from having none. */
export function chanceVariance(base: readonly Sample[], denominator: number | null): number {
  if (denominator === null) return Math.max(1, median(base.map(({ value }) => value)) ?? 1);
  const share = median(base.map((one) => (one.numerator + 0.5) / ((one.denominator ?? 0) + 1))) ?? 0.5;
  return (share * (1 - share)) / denominator;
}

/** By how much the variance of the days before was more than chance; never less than 1. Weekdays of a like volume are looked at together: eight values alone tell little. */
export function dispersionOf(watched: Watched, base: readonly Sample[], trend: readonly TrendDay[]): number {
  const volume = volumeOf(base);
  const groups = [...Map.groupBy(trend, ({ daysBefore }) => daysBefore % 7).values()]
    .map((days) => days.flatMap(({ tally }) => sampleOf(watched, tally) ?? []))
    .filter((group) => group.length >= MIN_WEEKS && volumeOf(group) >= volume / LIKE && volumeOf(group) <= volume * LIKE);
  const deviation = median(groups.flatMap(deviationsOf));
  return deviation === null ? 1 : Math.max(1, (MAD_SCALE * deviation) ** 2);
}

/** Distances from the group's own median, in standard deviations of chance. */
function deviationsOf(group: readonly Sample[]): number[] {
  const centre = median(group.map(({ value }) => value)) ?? 0;
  const correction = group.length / (group.length - FEW);
  return group.map((one) => (correction * Math.abs(one.value - centre)) / Math.sqrt(chanceVariance(group, one.denominator)));
}

function volumeOf(group: readonly Sample[]): number {
  return median(group.map(({ numerator, denominator }) => denominator ?? numerator)) ?? 0;
}
