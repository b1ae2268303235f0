/** HTTP: the API's own description, for people. */
import { app } from '@azure/functions';
import { docsAnswer } from '../src/http/docs/docs-answer.ts';
import { endpoint } from '../src/http/routes.ts';

app.http(
  'docs',
  endpoint('docs', async (request) => docsAnswer(request)),
);
