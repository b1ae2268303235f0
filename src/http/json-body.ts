/** The JSON body of a request, small and said to be JSON. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';

/** Largest body of most routes, bytes. */
export const MAX_BODY_BYTES = 16 * 1024;

/** `maxBytes` = the largest that is read. @throws InputError input.media-type, input.too-large, input.body */
export async function readJsonBody(request: Pick<HttpRequest, 'headers' | 'text'>, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    throw new InputError('input.media-type', `Cannot read a body of type "${shown(type)}": send application/json`);
  // What is announced as too large is not read; what comes without a length is counted.
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const text = await request.text();
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('input.body', 'Cannot use the body: it is no JSON', { cause });
  }
}

function tooLarge(maxBytes: number): InputError {
  return new InputError('input.too-large', `Cannot read the body: it is over ${maxBytes} bytes`);
}
