/** How long after a call the next call at the same contact follows, and whether at another time of the day. */

import { DAY_MS, HOUR_MS, SECOND_MS } from '../../time/lengths.ts';
import { newWaitCounter } from '../cube/coarse-seconds.ts';
import { type Histogram, mergeHistograms } from '../cube/open-list.ts';
import type { CountedRow } from './counted-row.ts';

/** From the start of a call to the start of the next one within the same configuration; counted where the next one counts. */
export interface RetrySpacing {
  /** Coarse seconds -> retries. */
  readonly seconds: Histogram;
  /** Shortest, whole seconds, exact; null without a retry. */
  readonly minSeconds: number | null;
  /** Retries at the same time of day as the call before, give or take half an hour, on whatever day (a clock change is not undone). */
  readonly sameHour: number;
}

export interface SpacingCounter {
  /** @param row an attempt */
  add(row: CountedRow): void;
  finish(): RetrySpacing;
}

const HALF_HOUR_SECONDS = HOUR_MS / 2 / SECOND_MS;
const DAY_SECONDS = DAY_MS / SECOND_MS;

export function newSpacingCounter(): SpacingCounter {
  const waits = newWaitCounter();
  let minSeconds: number | null = null;
  let sameHour = 0;
  return {
    add({ lookBack: { sinceCallSeconds } }) {
      if (sinceCallSeconds === null) return;
      waits.add(sinceCallSeconds * SECOND_MS);
      minSeconds = Math.min(minSeconds ?? sinceCallSeconds, sinceCallSeconds);
      if (isSameTimeOfDay(sinceCallSeconds)) sameHour++;
    },
    finish: () => ({ seconds: waits.finish(), minSeconds, sameHour }),
  };
}

function isSameTimeOfDay(waitSeconds: number): boolean {
  const apartSeconds = waitSeconds % DAY_SECONDS;
  return Math.min(apartSeconds, DAY_SECONDS - apartSeconds) <= HALF_HOUR_SECONDS;
}

/** The spacing of two sets of contacts that share none. */
export function mergeSpacing(a: RetrySpacing, b: RetrySpacing): RetrySpacing {
  const shortest = Math.min(a.minSeconds ?? Number.POSITIVE_INFINITY, b.minSeconds ?? Number.POSITIVE_INFINITY);
  return {
    seconds: mergeHistograms([a.seconds, b.seconds]),
    minSeconds: Number.isFinite(shortest) ? shortest : null,
    sameHour: a.sameHour + b.sameHour,
  };
}
