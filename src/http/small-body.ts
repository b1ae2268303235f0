/** The body of a request as a text, and a small one. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../errors.ts';

/** Largest body of most routes, bytes. */
export const MAX_BODY_BYTES = 16 * 1024;

/** `maxBytes` = the largest that is read. @throws InputError input.too-large */
export async function readSmallBody(request: Pick<HttpRequest, 'headers' | 'text'>, maxBytes = MAX_BODY_BYTES): Promise<string> {
  // What is announced as too large is not read; what comes without a length is counted.
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const text = await request.text();
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes);
  return text;
}

function tooLarge(maxBytes: number): InputError {
  return new InputError('input.too-large', `Cannot read the body: it is over ${maxBytes} bytes`);
}
