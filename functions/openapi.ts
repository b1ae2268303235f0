/** HTTP: the API's own description, for programs. */
import { app } from '@azure/functions';
import { openapiAnswer } from '../src/http/openapi/openapi-answer.ts';
import { endpoint } from '../src/http/routes.ts';

app.http(
  'openapi',
  endpoint('openapi', async (request) => openapiAnswer(request)),
);
