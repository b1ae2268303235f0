/** Waits as whole seconds, rounded so that a histogram of them stays short and its quantiles stay within 1 %. */
import { type Histogram, histogramOf } from './open-list.ts';

const EXACT_BELOW = 100;

/** Whole seconds as given below 100; from there on rounded to 2 % of their power of ten (102, 1020, 10200), so at most 1 % off. */
export function coarseSeconds(seconds: number): number {
  if (seconds < EXACT_BELOW) return seconds;
  const step = 2 * 10 ** (String(seconds).length - 3);
  return Math.round(seconds / step) * step;
}

/** Counts waits into a histogram of coarse seconds. */
export interface WaitCounter {
  /** @param ms milliseconds, 0 or more; parts of a second are dropped */
  add(ms: number): void;
  /** Adds what another counter gave. */
  addAll(histogram: Histogram): void;
  finish(): Histogram;
}

export function newWaitCounter(): WaitCounter {
  const counts = new Map<number, number>();
  const count = (seconds: number, n: number) => counts.set(seconds, (counts.get(seconds) ?? 0) + n);
  return {
    add: (ms) => void count(coarseSeconds(Math.floor(ms / 1000)), 1),
    addAll(histogram) {
      for (const [seconds, n] of histogram) count(seconds, n);
    },
    finish: () => histogramOf(counts),
  };
}
