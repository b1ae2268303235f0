/** One way to ask Dataverse: GET a JSON object, with time limit, retries, a fresh token after a 401, and never another origin. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenSource } from '../entra/entra-auth.ts';
import { retryAfterMs } from '../retry-after.ts';
import { AnswerError } from './answer-error.ts';
import { type Exchange, exchange, type Failure, type GetRequest, type JsonAnswer, type TransportStats } from './exchange.ts';
import { createRequestGate, type RequestGate, type RequestOutcome } from './gate/request-gate.ts';
import type { ServiceLimits } from './gate/request-window.ts';
import type { SeatOptions } from './gate/seat.ts';
import { dataverseOrigin } from './origin.ts';
import { RETRY_POLICY, type RetryPolicy, retryDelayMs } from './retry.ts';
import { assertNotAborted, taskError } from './task.ts';

export interface Transport {
  /** Such as "https://org.crm4.dynamics.com". */
  readonly origin: string;
  readonly stats: TransportStats;
  /** GETs a path below /api/data/v9.2/ or an absolute link of the same origin. @throws DataverseError of any code but no-rights */
  getJson(target: string, request: GetRequest): Promise<JsonAnswer>;
  /** To be called once nothing more is asked: the user's other processes then have this one's share of the limits. */
  close(): Promise<void>;
}

export interface TransportOptions {
  /** DATAVERSE_URL. */
  readonly url: string;
  readonly token: TokenSource;
  /** Per request, milliseconds, integer > 0. @default 60000 */
  readonly timeoutMs?: number;
  /** @default RETRY_POLICY */
  readonly retry?: Partial<RetryPolicy>;
  /** @default SERVICE_LIMITS */
  readonly limits?: ServiceLimits;
  /** Where the processes of this user tell each other of themselves. @default nowhere: this process takes itself for the only one */
  readonly seats?: SeatOptions | undefined;
}

/** A transport to one organisation. @throws SettingsError for a URL that is none, RangeError for options out of range */
export function createTransport({ url, token, timeoutMs = 60_000, retry = {}, limits, seats }: TransportOptions): Transport {
  const origin = dataverseOrigin(url);
  const policy = { ...RETRY_POLICY, ...retry };
  if (!Number.isInteger(timeoutMs) || timeoutMs <= 0) throw new RangeError(`Cannot use timeoutMs "${timeoutMs}": it is no integer > 0`);
  if (!Number.isInteger(policy.attempts) || policy.attempts <= 0) {
    throw new RangeError(`Cannot use retry.attempts "${policy.attempts}": it is no integer > 0`);
  }
  const stats = { requests: 0, retries: 0, throttles: 0, dopHint: null };
  const context: Exchange = { origin, source: token, timeoutMs, stats };
  const gate = createRequestGate(limits, seats);
  return { origin, stats, getJson: (target, request) => getJson(context, gate, policy, target, request), close: () => gate.close() };
}

async function getJson(
  context: Exchange,
  gate: RequestGate,
  policy: RetryPolicy,
  target: string,
  request: GetRequest,
): Promise<JsonAnswer> {
  const url = resolve(context.origin, target, request);
  let renewed = false;
  for (let attempt = 1, fresh = false; ; attempt++) {
    const outcome = await passing(gate, request, () => exchange(context, url, request, { attempt, fresh }));
    if ('body' in outcome) return outcome;
    // A token can be revoked, or its keys rolled, while a cache still holds it: one fresh token, no more.
    fresh = outcome.status === 401 && !renewed;
    renewed ||= fresh;
    const delayMs: number | null = fresh ? 0 : retryDelayMs({ ...outcome, attempt, random: Math.random() }, policy);
    if (delayMs === null) throw outcome.error;
    context.stats.retries++;
    await pause(delayMs, request);
  }
}

/** Sends one request once the gate lets it through, and tells the gate what came of it. */
async function passing(gate: RequestGate, request: GetRequest, send: () => Promise<JsonAnswer | Failure>): Promise<JsonAnswer | Failure> {
  // The gate tells of a signal that comes, not of one that came.
  assertNotAborted(request);
  const leave = await gate.enter(request.signal).catch((error: unknown) => {
    assertNotAborted(request);
    throw error;
  });
  let outcome: RequestOutcome = { dopHint: null, pauseMs: null, isCrowded: false };
  try {
    const answer = await send();
    outcome = outcomeOf(answer);
    return answer;
  } finally {
    leave(outcome);
  }
}

function outcomeOf(answer: JsonAnswer | Failure): RequestOutcome {
  if ('body' in answer) return { dopHint: answer.dopHint, pauseMs: null, isCrowded: false };
  const { status, retryAfter, nowMs, error } = answer;
  return {
    dopHint: null,
    pauseMs: status === 429 ? retryAfterMs(retryAfter, nowMs) : null,
    isCrowded: error instanceof AnswerError && error.isCrowded,
  };
}

/** The absolute URL of a target. A link to another origin is refused, for the token would go with it. */
function resolve(origin: string, target: string, request: GetRequest): URL {
  const base = `${origin}/api/data/v9.2/`;
  if (!URL.canParse(target, base)) throw taskError('dataverse.bad-answer', request, origin, 'the link to follow is no URL');
  const url = new URL(target, base);
  if (url.origin === origin && url.username === '' && url.password === '') return url;
  throw taskError('dataverse.foreign-link', request, origin, 'the link to follow leads to another address');
}

async function pause(delayMs: number, request: GetRequest): Promise<void> {
  try {
    await sleep(delayMs, undefined, request.signal && { signal: request.signal });
  } catch {
    assertNotAborted(request);
  }
}
