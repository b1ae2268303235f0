/** Whether and when a failed request is sent again: a pure function over a policy that is data. */
import { retryAfterMs } from '../retry-after.ts';

export interface RetryPolicy {
  /** Requests in all for one answer, integer > 0. */
  readonly attempts: number;
  /** Back-off before the second attempt, doubled for each later one, milliseconds. */
  readonly baseMs: number;
  /** Longest back-off of our own, milliseconds. */
  readonly maxDelayMs: number;
  /** Longest Retry-After that is waited for, milliseconds; where the server asks for more we give up, for pushing on lengthens it. */
  readonly maxRetryAfterMs: number;
  /** HTTP statuses worth another attempt. */
  readonly statuses: readonly number[];
}

export const RETRY_POLICY: RetryPolicy = {
  attempts: 6,
  baseMs: 1_000,
  maxDelayMs: 30_000,
  maxRetryAfterMs: 120_000,
  statuses: [408, 429, 500, 502, 503, 504],
};

export interface FailedAttempt {
  /** HTTP status, null where no usable answer came (network, timeout, cut or unreadable body). */
  readonly status: number | null;
  /** The header as it came: seconds or an HTTP date (RFC 9110, 10.2.3). */
  readonly retryAfter: string | null;
  /** 1 for the first. */
  readonly attempt: number;
  /** The time against which an HTTP date is read: the server's own where known, UTC epoch milliseconds. */
  readonly nowMs: number;
  /** In [0, 1): spreads the clients that failed together. */
  readonly random: number;
}

/** Milliseconds to wait before the next attempt, null to give up. Retry-After wins over our own back-off. */
export function retryDelayMs(failed: FailedAttempt, policy: RetryPolicy = RETRY_POLICY): number | null {
  if (failed.attempt >= policy.attempts) return null;
  if (failed.status !== null && !policy.statuses.includes(failed.status)) return null;
  const askedMs = retryAfterMs(failed.retryAfter, failed.nowMs);
  if (askedMs !== null) return askedMs <= policy.maxRetryAfterMs ? askedMs : null;
  const fullMs = Math.min(policy.baseMs * 2 ** (failed.attempt - 1), policy.maxDelayMs);
  return Math.round(fullMs * (0.5 + failed.random / 2));
}
