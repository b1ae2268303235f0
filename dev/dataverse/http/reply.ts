/** An answer as it goes to the socket: status, headers, bytes. */
import type { Answer } from './exchange.ts';
import { ServiceError } from './service-error.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

/** A text as text/plain, anything else as JSON. */
export function replyOf({ status, headers = {}, body }: Answer): Reply {
  const isText = typeof body === 'string';
  const type = isText ? 'text/plain' : 'application/json; odata.metadata=minimal';
  return { status, headers: { 'Content-Type': type, ...headers }, payload: Buffer.from(isText ? body : JSON.stringify(body)) };
}

/** {"error":{"code","message"}} for whatever was thrown. */
export function errorReply(error: unknown): Reply {
  const { status, code, message, headers } = error instanceof ServiceError ? error : unexpected(error);
  return replyOf({ status, headers, body: { error: { code, message } } });
}

function unexpected(error: unknown): ServiceError {
  // A fault of the emulator itself: its developer needs the trace, its client does not.
  console.error(error);
  return new ServiceError(500, '0x80040216', 'An unexpected error occurred.');
}
