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
  /** What it goes by until it writes again: it uses no more of any window, unless it had used that already. */
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
  // Who has left may have used all that it went by; the server counts it until the window has passed.
  const gone = others.filter(({ untilMs }) => untilMs <= nowMs && untilMs + limits.windowMs > nowMs);
  const levelOf = (of: (amounts: Amounts) => number) => {
    const spent = gone.reduce((sum, seat) => sum + Math.max(of(seat.used), of(seat.upTo)), 0);
    const all = [of(used), ...atWork.map((seat) => of(seat.used))];
    return fillLevel(of(limits) - spent, all);
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
