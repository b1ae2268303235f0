/** HTTP: does what a recipient of a subscription wishes, by the page's buttons or a mail program's one click. */
import { app } from '@azure/functions';
import { endpoint } from '../src/http/routes.ts';
import { tell } from '../src/telemetry/invocation.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'unsubscribe-post',
  endpoint(
    'unsubscribe-post',
    async (request) => {
      const { wishAnswer } = await import('../src/http/unsubscribe/unsubscribe-answer.ts');
      return wishAnswer(await theApp(), request, (line) => tell('recipient.wish', line));
    },
    async () => (await theApp()).settings,
  ),
);
