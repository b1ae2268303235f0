/** HTTP: the address of the site: the report of yesterday for whoever has signed in, or that of a link. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { assertKnown } from '../src/http/assert-known.ts';
import { credentialsOf } from '../src/http/credentials.ts';
import { queryOf } from '../src/http/query-of.ts';
import { answerReport } from '../src/http/report/answer-report.ts';
import { endpoint } from '../src/http/routes.ts';

app.http(
  'root',
  endpoint('root', async (request) => {
    assertKnown(queryOf(request), []);
    const digestApp = await theApp();
    return answerReport(digestApp, request, () => digestApp.access.identify(credentialsOf(request)));
  }),
);
