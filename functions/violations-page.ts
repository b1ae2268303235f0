/** HTTP: the same violations for people who have signed in with the role Reports.Admin. */
import { app } from '@azure/functions';
import { credentialsOf } from '../src/http/credentials.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'violations-page',
  endpoint(
    'violations-page',
    async (request) => {
      const [violationsApp, { violationsAnswer }] = await Promise.all([theApp(), import('../src/http/violations/violations-answer.ts')]);
      return violationsAnswer(violationsApp, request, () => violationsApp.access.identify(credentialsOf(request)));
    },
    async () => (await theApp()).settings,
  ),
);
