/** Service protection by real counting: requests, combined execution time and requests at once (learn.microsoft.com/power-apps/developer/data-platform/api-limits). */
import { ServiceError } from '../http/service-error.ts';
import type { LimitSettings } from './settings.ts';
import { SlidingWindow } from './sliding-window.ts';

export type LimitKind = 'requestLimit' | 'executionLimit' | 'concurrencyLimit';

/** A request that was let in. */
export interface Turn {
  readonly dueMs: number;
}

/** 429 by one of the three limits. */
export class Throttled extends ServiceError {
  readonly kind: LimitKind;

  constructor(kind: LimitKind, code: string, message: string, waitMs: number) {
    super(429, code, message, { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) });
    this.kind = kind;
  }
}

export class ServiceLimits {
  readonly #requests = new SlidingWindow();
  readonly #executionMs = new SlidingWindow();
  readonly #open = new Set<Turn>();

  /** Counts a request that has come. @throws Throttled; a refused request counts all the same, so pushing on lengthens the wait */
  count(nowMs: number, limits: LimitSettings | null): void {
    this.#requests.add(nowMs, 1);
    if (limits !== null) this.#check(nowMs, limits);
  }

  /** Lets a counted request in; `dueMs` is when its answer is expected, UTC epoch milliseconds. */
  enter(dueMs: number): Turn {
    const turn = { dueMs };
    this.#open.add(turn);
    return turn;
  }

  /** Counts how long a request took to answer, whole milliseconds. */
  leave(turn: Turn, nowMs: number, executionMs: number): void {
    this.#open.delete(turn);
    this.#executionMs.add(nowMs, executionMs);
  }

  /** The headers that tell what is left, for debugging only. */
  headers(nowMs: number, limits: LimitSettings | null): Record<string, string> {
    if (limits === null) return {};
    const { requests, executionMs, windowMs } = limits;
    return {
      'x-ms-ratelimit-burst-remaining-xrm-requests': String(Math.max(0, requests - this.#requests.sum(nowMs, windowMs))),
      'x-ms-ratelimit-time-remaining-xrm-requests': String(Math.max(0, executionMs - this.#executionMs.sum(nowMs, windowMs))),
    };
  }

  #check(nowMs: number, { requests, executionMs, concurrent, windowMs }: LimitSettings): void {
    if (this.#requests.sum(nowMs, windowMs) > requests) {
      throw new Throttled(
        'requestLimit',
        '0x80072322',
        `Number of requests exceeded the limit of ${requests} over time window of ${windowMs / 1000} seconds.`,
        // The next request has to fit in, too.
        this.#requests.msUntil(requests - 1, nowMs, windowMs),
      );
    }
    if (this.#executionMs.sum(nowMs, windowMs) > executionMs) {
      throw new Throttled(
        'executionLimit',
        '0x80072321',
        `Combined execution time of incoming requests exceeded limit of ${executionMs.toLocaleString('en')} milliseconds over time window of ${windowMs / 1000} seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.`,
        this.#executionMs.msUntil(executionMs, nowMs, windowMs),
      );
    }
    if (this.#open.size >= concurrent) {
      const message = `Number of concurrent requests exceeded the limit of ${concurrent}.`;
      throw new Throttled('concurrencyLimit', '0x80072326', message, this.#msUntilFree(concurrent, nowMs));
    }
  }

  /** Milliseconds until so many of the open requests are due to end that another one is let in. */
  #msUntilFree(concurrent: number, nowMs: number): number {
    const due = Array.from(this.#open, ({ dueMs }) => dueMs).sort((a, b) => a - b);
    return (due[this.#open.size - concurrent] ?? nowMs) - nowMs;
  }
}
