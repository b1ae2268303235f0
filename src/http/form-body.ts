/** The fields of a form that was posted, small and said to be one. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../errors.ts';
import { shown } from '../time/zone.ts';
import { readSmallBody } from './small-body.ts';

/** Both forms that browsers, and mail programs for one click (RFC 8058, 3.2), send. */
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;

/** Its fields by name, each once. @throws InputError input.media-type, input.too-large, input.body */
export async function readFormBody(request: Pick<HttpRequest, 'headers' | 'text'>): Promise<Readonly<Record<string, unknown>>> {
  const type = request.headers.get('content-type') ?? '';
  const name = (type.split(';')[0] ?? '').trim().toLowerCase();
  if (!FORM_TYPES.some((form) => form === name))
    throw new InputError('input.media-type', `Cannot read a body of type "${shown(type)}": send ${FORM_TYPES.join(' or ')}`);
  const fields = [...(await parse(type, await readSmallBody(request)))];
  if (new Set(fields.map(([field]) => field)).size < fields.length)
    throw new InputError('input.body', 'Cannot use the body: it has a field twice');
  return Object.fromEntries(fields);
}

async function parse(type: string, text: string): Promise<FormData> {
  try {
    return await new Response(text, { headers: { 'Content-Type': type } }).formData();
  } catch (cause) {
    throw new InputError('input.body', 'Cannot use the body: it is no form', { cause });
  }
}
