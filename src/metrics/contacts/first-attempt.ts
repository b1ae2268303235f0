/** How long after its window opened a contact was first attempted. */

import { newWaitCounter } from '../cube/coarse-seconds.ts';
import type { Histogram } from '../cube/open-list.ts';
import type { RowMeasure } from './counted-row.ts';

/** First attempts within a configuration that count and have a start and a window. */
export interface FirstAttemptSpeed {
  /** Coarse seconds from window start to start -> contacts. */
  readonly seconds: Histogram;
  /** First attempts that started before their window, without a wait. */
  readonly beforeWindow: number;
}

/** Given attempts. */
export function newFirstAttempts(): RowMeasure<FirstAttemptSpeed> {
  const waits = newWaitCounter();
  let beforeWindow = 0;
  return {
    add({ fact: { startMs, windowStartMs }, lookBack }) {
      if (lookBack.attempt !== 1 || startMs === null || windowStartMs === null) return;
      const waitMs = startMs - windowStartMs;
      if (waitMs < 0) beforeWindow++;
      else waits.add(waitMs);
    },
    addSum(sum) {
      waits.addAll(sum.seconds);
      beforeWindow += sum.beforeWindow;
    },
    sum: () => ({ seconds: waits.finish(), beforeWindow }),
  };
}
