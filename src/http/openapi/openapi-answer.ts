/** The API's description as an answer for programs. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { stableAnswer, UNTIL_THE_APP_CHANGES } from '../conditional.ts';

let made: string | undefined;

/** The document as JSON, the same bytes until the app changes; 304 where the caller has it already. */
export async function openapiAnswer(request: Pick<HttpRequest, 'headers'>): Promise<HttpResponseInit> {
  // Nothing else needs the schemas of all answers, which would cost each start of the app 30 ms.
  const { apiDocument } = await import('./api-document.ts');
  made ??= JSON.stringify(apiDocument());
  return stableAnswer(request, { status: 200, headers: { 'Content-Type': 'application/json' }, body: made }, UNTIL_THE_APP_CHANGES);
}
