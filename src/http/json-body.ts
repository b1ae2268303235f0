/** The JSON body of a request, small and said to be JSON. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';
import { readSmallBody } from './small-body.ts';

/** @throws InputError input.media-type, input.too-large, input.body */
export async function readJsonBody(request: Pick<HttpRequest, 'headers' | 'text'>): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type))
    throw new InputError('input.media-type', `Cannot read a body of type "${shown(type)}": send application/json`);
  const text = await readSmallBody(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('input.body', 'Cannot use the body: it is no JSON', { cause });
  }
}
