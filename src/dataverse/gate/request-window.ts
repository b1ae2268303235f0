/** What service protection counts of one user: requests and their combined execution time in a sliding window (learn.microsoft.com/power-apps/developer/data-platform/api-limits). */

export interface ServiceLimits {
  /** Requests in a window, integer > 0. */
  readonly requests: number;
  /** Combined execution time in a window, milliseconds. */
  readonly executionMs: number;
  /** Requests at a time, integer > 0. */
  readonly concurrent: number;
  /** Length of the window, milliseconds. */
  readonly windowMs: number;
}

/** A little below what is documented (6000, 20 minutes, 52): the server's window starts and ends at other moments than ours. */
export const SERVICE_LIMITS: ServiceLimits = { requests: 5_900, executionMs: 1_150_000, concurrent: 50, windowMs: 300_000 };

interface Finished {
  readonly atMs: number;
  readonly tookMs: number;
}

/** Counts of one process; what other processes send in the same user's name is not seen here (see seat.ts). */
export class RequestWindow {
  readonly #limits: ServiceLimits;
  // Oldest first, from #first on; cut from time to time, so adding and dropping are cheap.
  #finished: Finished[] = [];
  #first = 0;
  #spentMs = 0;

  constructor(limits: ServiceLimits) {
    this.#limits = limits;
  }

  /** Requests that have ended within the window, and how long they took. */
  used(nowMs: number): Pick<ServiceLimits, 'requests' | 'executionMs'> {
    this.#dropOld(nowMs);
    return { requests: this.#finished.length - this.#first, executionMs: this.#spentMs };
  }

  /** Milliseconds until one more request fits beside the `active` ones, 0 = now. `allowed` is this process's share of the limits. */
  waitMs(nowMs: number, active: number, allowed: Pick<ServiceLimits, 'requests' | 'executionMs'> = this.#limits): number {
    const { requests: count, executionMs: spentMs } = this.used(nowMs);
    const meanMs = count === 0 ? 0 : spentMs / count;
    const isFull = count + active >= allowed.requests;
    // How long those under way will have taken is not known: as long as the mean.
    const isSpent = spentMs + (active + 1) * meanMs > allowed.executionMs;
    if (!(isFull || isSpent)) return 0;
    // With nothing finished yet, a request under way has to end first, or the share to grow: who waits is told of either.
    const oldestMs = this.#finished[this.#first]?.atMs ?? nowMs;
    return Math.max(1, oldestMs + this.#limits.windowMs - nowMs);
  }

  /** A request has ended. Counted from its end: the server may have counted it at any moment since it was sent. */
  add(atMs: number, tookMs: number): void {
    this.#finished.push({ atMs, tookMs });
    this.#spentMs += tookMs;
  }

  #dropOld(nowMs: number): void {
    for (let oldest = this.#finished[this.#first]; oldest !== undefined; oldest = this.#finished[this.#first]) {
      if (oldest.atMs + this.#limits.windowMs > nowMs) break;
      this.#spentMs -= oldest.tookMs;
      this.#first++;
    }
    if (this.#first < 1_000) return;
    this.#finished = this.#finished.slice(this.#first);
    this.#first = 0;
  }
}
