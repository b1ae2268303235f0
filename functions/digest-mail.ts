/** HTTP: what a digest said, for the frame of its page. */
import { app } from '@azure/functions';
import { credentialsOf } from '../src/http/credentials.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'digest-mail',
  endpoint(
    'digest-mail',
    async (request) => {
      const [digestApp, { digestMailAnswer }] = await Promise.all([theApp(), import('../src/http/digests/digest-page-answer.ts')]);
      return digestMailAnswer(digestApp, request, () => digestApp.access.identify(credentialsOf(request)));
    },
    async () => (await theApp()).settings,
  ),
);
