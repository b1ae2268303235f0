/** HTTP: the address of the site: the report of yesterday for whoever has signed in, or that of a link. */
import { app } from '@azure/functions';
import { credentialsOf } from '../src/http/credentials.ts';
import { parseQuery } from '../src/http/parse-query.ts';
import { queryOf } from '../src/http/query-of.ts';
import { rootQuery } from '../src/http/report/report-query-schema.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'root',
  endpoint(
    'root',
    async (request) => {
      parseQuery(rootQuery, queryOf(request));
      const [digestApp, { answerReport }] = await Promise.all([theApp(), import('../src/http/report/answer-report.ts')]);
      return answerReport(digestApp, request, () => digestApp.access.identify(credentialsOf(request)));
    },
    async () => (await theApp()).settings,
  ),
);
