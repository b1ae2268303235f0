/** How long after a call the next call at the same contact follows, and whether at another time of the day. */

import { DAY_MS, HOUR_MS, SECOND_MS } from '../../time/lengths.ts';
import { newWaitCounter } from '../cube/coarse-seconds.ts';
import type { Histogram } from '../cube/open-list.ts';
import type { RowMeasure } from './counted-row.ts';

/** From the start of a call to the start of the next one within the same configuration; counted where the next one counts. */
export interface RetrySpacing {
  /** Coarse seconds -> retries. */
  readonly seconds: Histogram;
  /** Shortest, whole seconds, exact; null without a retry. */
  readonly minSeconds: number | null;
  /** Retries at the same time of day as the call before, give or take half an hour, on whatever day (a clock change is not undone). */
  readonly sameHour: number;
}

const HALF_HOUR_SECONDS = HOUR_MS / 2 / SECOND_MS;
const DAY_SECONDS = DAY_MS / SECOND_MS;

/** Given attempts. */
export function newSpacing(): RowMeasure<RetrySpacing> {
  const waits = newWaitCounter();
  let minSeconds = Number.POSITIVE_INFINITY;
  let sameHour = 0;
  return {
    add({ lookBack: { sinceCallSeconds } }) {
      if (sinceCallSeconds === null) return;
      waits.add(sinceCallSeconds * SECOND_MS);
      minSeconds = Math.min(minSeconds, sinceCallSeconds);
      if (isSameTimeOfDay(sinceCallSeconds)) sameHour++;
    },
    addSum(sum) {
      waits.addAll(sum.seconds);
      minSeconds = Math.min(minSeconds, sum.minSeconds ?? Number.POSITIVE_INFINITY);
      sameHour += sum.sameHour;
    },
    sum: () => ({ seconds: waits.finish(), minSeconds: Number.isFinite(minSeconds) ? minSeconds : null, sameHour }),
  };
}

function isSameTimeOfDay(waitSeconds: number): boolean {
  const apartSeconds = waitSeconds % DAY_SECONDS;
  return Math.min(apartSeconds, DAY_SECONDS - apartSeconds) <= HALF_HOUR_SECONDS;
}
