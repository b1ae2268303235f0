/** HTTP: a report for whoever has signed in or holds a link. */
import { app } from '@azure/functions';
import { credentialsOf } from '../src/http/credentials.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'report-page',
  endpoint(
    'report-page',
    async (request) => {
      const [digestApp, { answerReport }] = await Promise.all([theApp(), import('../src/http/report/answer-report.ts')]);
      const identify = () => digestApp.access.identify(credentialsOf(request));
      return answerReport(digestApp, request, identify);
    },
    async () => (await theApp()).settings,
  ),
);
