/** How long after its window opened a contact was first attempted. */

import { newWaitCounter } from '../cube/coarse-seconds.ts';
import { type Histogram, mergeHistograms } from '../cube/open-list.ts';
import type { CountedRow } from './counted-row.ts';

/** First attempts within a configuration that count and have a start and a window. */
export interface FirstAttemptSpeed {
  /** Coarse seconds from window start to start -> contacts. */
  readonly seconds: Histogram;
  /** First attempts that started before their window, without a wait. */
  readonly beforeWindow: number;
}

export interface FirstAttemptCounter {
  /** @param row an attempt */
  add(row: CountedRow): void;
  finish(): FirstAttemptSpeed;
}

export function newFirstAttemptCounter(): FirstAttemptCounter {
  const waits = newWaitCounter();
  let beforeWindow = 0;
  return {
    add({ fact: { startMs, windowStartMs }, lookBack }) {
      if (lookBack.attempt !== 1 || startMs === null || windowStartMs === null) return;
      const waitMs = startMs - windowStartMs;
      if (waitMs < 0) beforeWindow++;
      else waits.add(waitMs);
    },
    finish: () => ({ seconds: waits.finish(), beforeWindow }),
  };
}

/** The speed of two sets of contacts that share none. */
export function mergeFirstAttempts(a: FirstAttemptSpeed, b: FirstAttemptSpeed): FirstAttemptSpeed {
  return { seconds: mergeHistograms([a.seconds, b.seconds]), beforeWindow: a.beforeWindow + b.beforeWindow };
}
