/** One request and its answer; whether to try again is for the transport to say. */

import { isBearer } from '../entra/bearer.ts';
import type { TokenSource } from '../entra/entra-auth.ts';
import { DataverseError, messageOf } from '../errors.ts';
import { httpDateMs } from '../retry-after.ts';
import { answerError } from './answer-error.ts';
import { readBody } from './body.ts';
import { assertNotAborted, type Task, taskError } from './task.ts';
import { startTimeLimit } from './time-limit.ts';

export interface GetRequest extends Task {
  /** Value of the Prefer header. */
  readonly prefer?: string;
}

/** Counts since the transport was made. */
export interface TransportStats {
  /** Requests sent, repeated ones too. */
  readonly requests: number;
  readonly retries: number;
  /** Answers that asked for fewer requests. */
  readonly throttles: number;
  /** Requests at a time that the server last recommended (x-ms-dop-hint), null where it did not. */
  readonly dopHint: number | null;
}

/** What all requests of a transport share. */
export interface Exchange {
  readonly origin: string;
  readonly source: TokenSource;
  readonly timeoutMs: number;
  readonly stats: { -readonly [Key in keyof TransportStats]: TransportStats[Key] };
}

export interface JsonAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  /** The server's Date header, UTC epoch milliseconds, whole seconds; our own clock when the request was sent where it has none. */
  readonly serverMs: number;
  /** x-ms-dop-hint: requests at a time that the server recommends, null without it. */
  readonly dopHint: number | null;
}

/** An answer that another attempt may mend. */
export interface Failure {
  /** HTTP status, null where no usable answer came. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  /** The server's clock where it told it, else our own, UTC epoch milliseconds. */
  readonly nowMs: number;
  readonly error: DataverseError;
}

interface Turn {
  /** 1 for the first. */
  readonly attempt: number;
  /** Whether the token has to be a new one. */
  readonly fresh: boolean;
}

// learn.microsoft.com/power-apps/developer/data-platform/webapi/compose-http-requests-handle-errors
const HEADERS = { accept: 'application/json', 'odata-maxversion': '4.0', 'odata-version': '4.0', 'if-none-match': 'null' };
// 5000 rows of our columns are about 10 MB.
const MAX_BODY_BYTES = 128 * 1024 * 1024;

/** Sends one GET. @throws DataverseError where no other attempt can help: aborted, redirected, no token, an answer without end */
export async function exchange(context: Exchange, url: URL, request: GetRequest, turn: Turn): Promise<JsonAnswer | Failure> {
  assertNotAborted(request);
  const token = await bearer(context, request, turn.fresh);
  assertNotAborted(request);
  const limit = startTimeLimit(context.timeoutMs, request.signal);
  const sentMs = Date.now();
  context.stats.requests++;
  try {
    const response = await fetch(url, { headers: headersOf(token, request), redirect: 'manual', signal: limit.signal });
    refuseRedirect(response, url, request);
    const bodyText = await readBody(response, MAX_BODY_BYTES);
    if (bodyText === undefined)
      throw taskError('dataverse.bad-answer', request, context.origin, `the answer is over ${MAX_BODY_BYTES} bytes`);
    const serverMs = httpDateMs(response.headers.get('date')) ?? sentMs;
    if (response.ok) return toAnswer(context, response, bodyText, serverMs) ?? unreadable(context, request, serverMs, turn);
    const error = answerError({ ...request, status: response.status, bodyText, origin: context.origin, attempt: turn.attempt, token });
    if (error.status === 429) context.stats.throttles++;
    return { status: error.status, retryAfter: response.headers.get('retry-after'), nowMs: serverMs, error };
  } catch (error) {
    assertNotAborted(request);
    if (error instanceof DataverseError) throw error;
    return unreachable(context, request, limit.isOver() ? `no answer within ${context.timeoutMs} ms` : reasonOf(error), turn);
  } finally {
    limit.end();
  }
}

async function bearer({ source, origin }: Exchange, request: GetRequest, fresh: boolean): Promise<string> {
  const token = await source.getToken({ fresh });
  if (isBearer(token)) return token;
  throw taskError('dataverse.unauthorized', request, origin, 'the token holds characters that no bearer token has');
}

function headersOf(token: string, { prefer }: GetRequest): Record<string, string> {
  return { ...HEADERS, authorization: `Bearer ${token}`, ...(prefer !== undefined && { prefer }) };
}

function refuseRedirect({ status, headers }: Response, url: URL, request: GetRequest): void {
  if (status < 300 || status > 399) return;
  const location = headers.get('location') ?? '';
  const isForeign = !URL.canParse(location, url.href) || new URL(location, url).origin !== url.origin;
  const state = `status ${status}, a redirect${isForeign ? ' to another address' : ''}, which is not followed; check DATAVERSE_URL`;
  throw taskError(isForeign ? 'dataverse.foreign-link' : 'dataverse.refused', request, url.origin, state);
}

/** Undefined where the body is no JSON object: cut short, or a page of something in between. */
function toAnswer({ stats }: Exchange, { headers }: Response, bodyText: string, serverMs: number): JsonAnswer | undefined {
  const body = parseObject(bodyText);
  if (body === undefined) return undefined;
  const hint = headers.get('x-ms-dop-hint') ?? '';
  const dopHint = /^\d{1,4}$/.test(hint) ? Number(hint) : null;
  stats.dopHint = dopHint ?? stats.dopHint;
  return { body, serverMs, dopHint };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable({ origin }: Exchange, request: GetRequest, nowMs: number, { attempt }: Turn): Failure {
  const state = `the answer is no JSON object at attempt ${attempt}`;
  return { status: null, retryAfter: null, nowMs, error: taskError('dataverse.bad-answer', request, origin, state, { retryable: true }) };
}

function unreachable({ origin }: Exchange, request: GetRequest, state: string, { attempt }: Turn): Failure {
  const error = taskError('dataverse.unreachable', request, origin, `${state} at attempt ${attempt}`, { retryable: true });
  return { status: null, retryAfter: null, nowMs: Date.now(), error };
}

/** The code of a network error. Its cause is not kept: it can hold raw bytes of the answer. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : messageOf(error).slice(0, 60);
  return `the connection failed (${code})`;
}
