/** The latest requests as they were answered, without their bearers. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One request as it was answered (status 0 while it is open, and where its connection was cut); `headers` never hold the bearer. */
export interface LoggedRequest {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** When it came, by the server's clock, UTC epoch milliseconds. */
  readonly atMs: number;
  /** When it was worked off, null until then and where service protection or an interceptor answered. */
  readonly endedMs: number | null;
  /** How long that took, whole milliseconds: what the limit of execution time counts. */
  readonly executionMs: number;
}

/** An entry of the log that is still being written. */
export type OpenEntry = { -readonly [Key in keyof LoggedRequest]: LoggedRequest[Key] };

const MAX_REQUESTS_KEPT = 1000;

/** Logs a request on arrival, so that a client which has its answer finds it; its status follows when the answer has one. */
export function logRequest(requests: OpenEntry[], request: IncomingMessage, response: ServerResponse, atMs: number): OpenEntry {
  const { method = '', url = '' } = request;
  const { authorization: _, ...headers } = request.headers;
  const entry = { method, url, status: 0, headers, atMs, endedMs: null, executionMs: 0 };
  response.once('close', () => setStatus(entry, response));
  requests.push(entry);
  if (requests.length > MAX_REQUESTS_KEPT) requests.shift();
  return entry;
}

/** Notes the status of an answer whose head has been sent. */
export function setStatus(entry: OpenEntry, response: ServerResponse): void {
  if (response.headersSent) entry.status = response.statusCode;
}
