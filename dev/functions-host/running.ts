/** The invocations that are running, so that a host can let them finish before it stops. */

export interface Running {
  /** Follows one piece of work until it settles, and gives it back. */
  follow<T>(work: Promise<T>): Promise<T>;
  /** Resolves true when nothing runs any more, false once the time is up. */
  settled(timeoutMs: number): Promise<boolean>;
}

/** An empty set of running work. */
export function createRunning(): Running {
  const all = new Set<Promise<unknown>>();
  return {
    follow(work) {
      const ended: Promise<unknown> = work.then(
        () => all.delete(ended),
        () => all.delete(ended),
      );
      all.add(ended);
      return work;
    },
    async settled(timeoutMs) {
      let timer: NodeJS.Timeout | undefined;
      const overdue = new Promise<false>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, false);
      });
      const done = await Promise.race([drained(all), overdue]);
      clearTimeout(timer);
      return done;
    },
  };
}

async function drained(all: ReadonlySet<Promise<unknown>>): Promise<true> {
  while (all.size > 0) await Promise.all(all);
  return true;
}
