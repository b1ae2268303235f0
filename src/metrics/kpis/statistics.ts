/** Small statistics for comparing rates and counts. A result is null where the numbers given do not allow one. */
import { rateOf } from './rate.ts';

/** A test of no difference. */
export interface TestResult {
  /** Standard normal under no difference; above 0 where the first is greater. */
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/** A difference with its 95 % interval. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Whether a of n and b of m come from one rate: pooled z (Fleiss, Levin, Paik 2003, Statistical Methods for Rates and Proportions, 3.2, uncorrected). */
export function twoProportionTest(a: number, n: number, b: number, m: number): TestResult | null {
  if (!isPart(a, n) || !isPart(b, m)) return null;
  const pooled = (a + b) / (n + m);
  return testOf(a / n - b / m, pooled * (1 - pooled) * (1 / n + 1 / m));
}

/** a/n - b/m with Newcombe's interval, out of the two Wilson intervals (Newcombe 1998, Statistics in Medicine 17:873, method 10). */
export function differenceOfRates(a: number, n: number, b: number, m: number): Difference | null {
  if (!isPart(a, n) || !isPart(b, m)) return null;
  const first = rateOf(a, n);
  const second = rateOf(b, m);
  if (first.low === null || first.high === null || second.low === null || second.high === null) return null;
  const p = a / n;
  const q = b / m;
  const low = p - q - Math.hypot(p - first.low, second.high - q);
  const high = p - q + Math.hypot(first.high - p, q - second.low);
  return { value: p - q, low: Math.max(-1, low), high: Math.min(1, high) };
}

/** Each p-value made good for having been one of many, in the order given (Holm 1979, Scandinavian Journal of Statistics 6:65). */
export function holm(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length).fill(1);
  let greatest = 0;
  const ranked = [...pValues.entries()].sort(([, a], [, b]) => a - b);
  for (const [rank, [index, p]] of ranked.entries()) {
    greatest = Math.max(greatest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = greatest;
  }
  return adjusted;
}

/** The middle value, or the mean of the two in the middle; null without values. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : lower + (upper - lower) / 2;
}

/** Makes the median distance of normal values from their median estimate their standard deviation (Rousseeuw and Croux 1993, JASA 88:1273). */
export const MAD_SCALE = 1.4826;

/** Probability that a standard normal lies at least so far from 0, on either side; right to 13 digits. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z);
  if (x > 38) return 0;
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  return Math.min(1, 2 * (x < 2 ? 0.5 - density * seriesOf(x) : density * fractionOf(x)));
}

/** x + x^3/3 + x^5/(3*5) + ... (Marsaglia 2004, Journal of Statistical Software 11(4)). */
function seriesOf(x: number): number {
  let term = x;
  let sum = 0;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    sum += term;
    term *= (x * x) / odd;
  }
  return sum;
}

/** 1/(x + 1/(x + 2/(x + 3/(x + ...)))), which is soon exact from 2 on (Abramowitz and Stegun 1964, 26.2.14). */
function fractionOf(x: number): number {
  let tail = x;
  for (let k = 100; k >= 1; k--) tail = x + k / tail;
  return 1 / tail;
}

function testOf(difference: number, variance: number): TestResult | null {
  if (!(variance > 0)) return null;
  const z = difference / Math.sqrt(variance);
  return { z, p: twoSidedP(z) };
}

function isCount(a: number): boolean {
  return Number.isFinite(a) && a >= 0;
}

function isPart(a: number, n: number): boolean {
  return isCount(a) && Number.isFinite(n) && n > 0 && a <= n;
}
