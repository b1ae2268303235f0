/** The page of the API's description as an answer. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { stableAnswer, UNTIL_THE_APP_CHANGES } from '../conditional.ts';
import { PLAIN_PAGE_HEADERS } from '../plain-page.ts';

let made: string | undefined;

/** The same bytes until the app changes; 304 where the caller has it already. */
export async function docsAnswer(request: Pick<HttpRequest, 'headers'>): Promise<HttpResponseInit> {
  // Loaded when it is asked for, as in openapiAnswer().
  const [{ docsPage }, { apiDocument }] = await Promise.all([import('./docs-page.ts'), import('../openapi/api-document.ts')]);
  made ??= docsPage(apiDocument());
  return stableAnswer(request, { status: 200, headers: PLAIN_PAGE_HEADERS, body: made }, UNTIL_THE_APP_CHANGES);
}
