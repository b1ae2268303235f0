/** The body of a request as a text, and a small one. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../errors.ts';

/** Largest body, bytes. */
export const MAX_BODY_BYTES = 16 * 1024;

/** @throws InputError input.too-large */
export async function readSmallBody(request: Pick<HttpRequest, 'headers' | 'text'>): Promise<string> {
  // What is announced as too large is not read; what comes without a length is counted.
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const text = await request.text();
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) throw tooLarge();
  return text;
}

function tooLarge(): InputError {
  return new InputError('input.too-large', `Cannot read the body: it is over ${MAX_BODY_BYTES} bytes`);
}
