/** Time that passes only while everybody waits: hours of waiting take none, and what really takes time (storage, a server) takes no simulated one. */

export interface SimulatedTime {
  /** UTC epoch milliseconds. */
  now(): number;
  wait(ms: number): Promise<void>;
  /** Runs tasks that wait by it, to their ends. */
  run(tasks: readonly (() => Promise<void>)[]): Promise<void>;
}

/** Begins at an instant, UTC epoch milliseconds. */
export function simulatedTime(startMs: number): SimulatedTime {
  let nowMs = startMs;
  let busy = 0;
  const waiting: { readonly atMs: number; readonly go: () => void }[] = [];
  const pass = () => {
    if (busy > 0) return;
    const next = waiting.sort((a, b) => a.atMs - b.atMs).shift();
    if (next === undefined) return;
    nowMs = Math.max(nowMs, next.atMs);
    busy++;
    next.go();
  };
  const rest = () => {
    busy--;
    pass();
  };
  return {
    now: () => nowMs,
    wait(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ atMs: nowMs + ms, go: resolve });
      rest();
      return promise;
    },
    async run(tasks) {
      busy += tasks.length;
      await Promise.all(tasks.map((task) => task().finally(rest)));
    },
  };
}
