/** How the processes of one user share its limits: a pure function of what each of them wrote down. */
import type { ServiceLimits } from './request-window.ts';

/** So much of each limit. */
export type Amounts = Omit<ServiceLimits, 'windowMs'>;

/** What a process writes down while it asks Dataverse, so that the others leave it its share. */
export interface Seat {
  /** It counts as at work until then, unless it writes again: UTC epoch milliseconds, by its own clock. */
  readonly untilMs: number;
  /** What it had used of the window before it wrote, with what was under way. */
  readonly used: Amounts;
  /** What it goes by until it writes again: it uses no more of the window, unless it had used that already. */
  readonly upTo: Amounts;
  /** Ids of the seats that it leaves a share to. */
  readonly sees: readonly string[];
}

export interface KnownSeat extends Seat {
  readonly id: string;
}

/** Of a process that does not know yet, or no longer, who else is at work. One request at a time harms nobody. */
export function cautiousShare({ requests, executionMs }: Amounts): Amounts {
  return { requests: Math.max(1, Math.floor(requests / 4)), executionMs: executionMs / 4, concurrent: 1 };
}

/** How far a process goes before it writes again: that is what counts should it end without a word, which then costs the others little. */
export function reserveOf(limits: Amounts, share: Amounts, used: Amounts): Amounts {
  const ahead = cautiousShare(limits);
  return leastOf(share, {
    requests: used.requests + ahead.requests,
    executionMs: used.executionMs + ahead.executionMs,
    concurrent: limits.concurrent,
  });
}

/** The smaller of each. */
export function leastOf(a: Amounts, b: Amounts): Amounts {
  return {
    requests: Math.min(a.requests, b.requests),
    executionMs: Math.min(a.executionMs, b.executionMs),
    concurrent: Math.min(a.concurrent, b.concurrent),
  };
}

/** The share of a process that has used `used`, beside other seats; one request at a time at least. */
export function shareOf(limits: ServiceLimits, used: Amounts, others: readonly Seat[], nowMs: number): Amounts {
  const atWork = others.filter(({ untilMs }) => untilMs > nowMs);
  // Who has left may have used all that it reserved; the server counts it until the window has passed.
  const gone = others.filter(({ untilMs }) => untilMs <= nowMs && untilMs + limits.windowMs > nowMs);
  const levelOf = (of: (amounts: Amounts) => number) => {
    const all = [of(used), ...atWork.map((seat) => of(seat.used))];
    const levelWithout = (spentBy: (seat: Seat) => number) =>
      fillLevel(of(limits) - gone.reduce((sum, seat) => sum + spentBy(seat), 0), all);
    const safe = levelWithout((seat) => Math.max(of(seat.used), of(seat.upTo)));
    // However often processes ended without a word, one that starts anew goes on with a cautious share.
    return Math.max(
      safe,
      Math.min(
        levelWithout((seat) => of(seat.used)),
        of(cautiousShare(limits)),
      ),
    );
  };
  const allAtOnce = [used, ...atWork.map((seat) => seat.used)].map(({ concurrent }) => concurrent);
  return {
    requests: Math.floor(levelOf(({ requests }) => requests)),
    executionMs: levelOf(({ executionMs }) => executionMs),
    // What was under way when a process left ends soon.
    concurrent: Math.max(1, Math.floor(fillLevel(limits.concurrent, allAtOnce))),
  };
}

/** Up to where everybody may go, so that with those who are past it already all is used and no more; 0 where that is too much as it is. */
export function fillLevel(limit: number, used: readonly number[]): number {
  let left = limit;
  let below = used.length;
  for (const amount of used.toSorted((a, b) => b - a)) {
    if (amount * below <= left) break;
    left -= amount;
    below--;
  }
  return below === 0 ? 0 : Math.max(0, left / below);
}
