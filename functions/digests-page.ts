/** HTTP: digests as they were sent, for people: a list. */
import { app } from '@azure/functions';
import { credentialsOf } from '../src/http/credentials.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'digests-page',
  endpoint(
    'digests-page',
    async (request) => {
      const [digestApp, { digestsPageAnswer }] = await Promise.all([theApp(), import('../src/http/digests/digest-page-answer.ts')]);
      return digestsPageAnswer(digestApp, request, () => digestApp.access.identify(credentialsOf(request)));
    },
    async () => (await theApp()).settings,
  ),
);
