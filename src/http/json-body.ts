/** The JSON body of a request, small and said to be JSON. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';
import { MAX_BODY_BYTES, readSmallBody } from './small-body.ts';

/** `maxBytes` = the largest that is read. @throws InputError input.media-type, input.too-large, input.body */
export async function readJsonBody(request: Pick<HttpRequest, 'headers' | 'text'>, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    throw new InputError('input.media-type', `Cannot read a body of type "${shown(type)}": send application/json`);
  const text = await readSmallBody(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('input.body', 'Cannot use the body: it is no JSON', { cause });
  }
}
