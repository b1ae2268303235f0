/** The page of the API's description as an answer. It changes only with the app. */
import type { HttpResponseInit } from '@azure/functions';
import { apiDocument } from '../openapi/api-document.ts';
import { PAGE_HEADERS } from '../report/report-answer.ts';
import { docsPage } from './docs-page.ts';

let made: string | undefined;

export function docsAnswer(): HttpResponseInit {
  made ??= docsPage(apiDocument());
  return { status: 200, headers: { ...PAGE_HEADERS, 'Cache-Control': 'private, max-age=300' }, body: made };
}
