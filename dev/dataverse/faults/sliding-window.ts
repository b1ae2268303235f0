/** Sums whole numbers over the latest stretch of time, exactly. */

interface Entry {
  readonly atMs: number;
  readonly amount: number;
}

// Up to so many entries that have left the window are kept before the list is cut.
const MAX_LEFT = 1000;

export class SlidingWindow {
  #entries: Entry[] = [];
  /** Index of the first entry inside the window. */
  #first = 0;
  #sum = 0;

  /** Adds an amount at an instant (UTC epoch milliseconds), which is never before an earlier one. */
  add(atMs: number, amount: number): void {
    this.#entries.push({ atMs, amount });
    this.#sum += amount;
  }

  /** Sum of what was added less than `windowMs` ago. */
  sum(nowMs: number, windowMs: number): number {
    for (let entry = this.#entries[this.#first]; entry && nowMs - entry.atMs >= windowMs; entry = this.#entries[this.#first]) {
      this.#sum -= entry.amount;
      this.#first++;
    }
    if (this.#first > MAX_LEFT) {
      this.#entries = this.#entries.slice(this.#first);
      this.#first = 0;
    }
    return this.#sum;
  }

  /** Milliseconds until the sum is at most `most`, if nothing is added meanwhile; 0 where it is already. */
  msUntil(most: number, nowMs: number, windowMs: number): number {
    let sum = this.sum(nowMs, windowMs);
    for (let at = this.#first; sum > most; at++) {
      const entry = this.#entries[at];
      if (entry === undefined) return windowMs;
      sum -= entry.amount;
      if (sum <= most) return entry.atMs + windowMs - nowMs;
    }
    return 0;
  }
}
