/** How long after a call the next call at the same contact follows, and whether at another time of the day. */

import { DAY_MS, HOUR_MS } from '../../time/lengths.ts';
import { newWaitCounter } from '../cube/coarse-seconds.ts';
import { type Histogram, mergeHistograms } from '../cube/open-list.ts';
import type { AttemptSeries } from './attempt-numbers.ts';

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
  add(series: AttemptSeries): void;
  finish(): RetrySpacing;
}

const HALF_HOUR_MS = HOUR_MS / 2;

export function newSpacingCounter(): SpacingCounter {
  const waits = newWaitCounter();
  let minMs = Number.POSITIVE_INFINITY;
  let sameHour = 0;
  return {
    add(series) {
      let beforeMs: number | undefined;
      for (const { row } of series) {
        if (!row.isVoice || row.startMs === null) continue;
        if (beforeMs !== undefined && row.isCounted) {
          const waitMs = row.timeMs - beforeMs;
          waits.add(waitMs);
          minMs = Math.min(minMs, waitMs);
          if (isSameTimeOfDay(waitMs)) sameHour++;
        }
        beforeMs = row.timeMs;
      }
    },
    finish: () => ({ seconds: waits.finish(), minSeconds: Number.isFinite(minMs) ? Math.floor(minMs / 1000) : null, sameHour }),
  };
}

function isSameTimeOfDay(waitMs: number): boolean {
  const apartMs = waitMs % DAY_MS;
  return Math.min(apartMs, DAY_MS - apartMs) <= HALF_HOUR_MS;
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
