/** What a person who waits is told: one line a step, and a counter that moves on a terminal. */
import type { PullCounts } from '../src/harvest/pull/pull-batch.ts';

export interface Progress {
  /** A step that is done, or begins. */
  step(text: string): void;
  /** Rows read so far. */
  rows(counts: Readonly<PullCounts>): void;
}

const EVERY_MS = 200;

/** Progress on a stream; the moving counter only where it is a terminal. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const startedMs = performance.now();
  let shownMs = 0;
  const clear = () => {
    if (stream.isTTY && shownMs > 0) stream.write('\r\u001b[K');
    shownMs = 0;
  };
  return {
    step(text) {
      clear();
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(5);
      stream.write(`${seconds} s  ${text}\n`);
    },
    rows({ deliveries, attributes }) {
      if (!stream.isTTY || performance.now() - shownMs < EVERY_MS) return;
      shownMs = performance.now();
      stream.write(`\r\u001b[K         read ${deliveries} deliveries, ${attributes} attributes`);
    },
  };
}
