/** The API's description as an answer for programs. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { stableAnswer, UNTIL_THE_APP_CHANGES } from '../conditional.ts';
import { apiDocument } from './api-document.ts';

let made: string | undefined;

/** The document as JSON, the same bytes until the app changes; 304 where the caller has it already. */
export function openapiAnswer(request: Pick<HttpRequest, 'headers'>): HttpResponseInit {
  made ??= JSON.stringify(apiDocument());
  return stableAnswer(request, { status: 200, headers: { 'Content-Type': 'application/json' }, body: made }, UNTIL_THE_APP_CHANGES);
}
