/** HTTP: one digest as it was sent, for people. */
import { app } from '@azure/functions';
import { credentialsOf } from '../src/http/credentials.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'digest-page',
  endpoint(
    'digest-page',
    async (request) => {
      const [digestApp, { digestPageAnswer }] = await Promise.all([theApp(), import('../src/http/digests/digest-page-answer.ts')]);
      return digestPageAnswer(digestApp, request, () => digestApp.access.identify(credentialsOf(request)));
    },
    async () => (await theApp()).settings,
  ),
);
