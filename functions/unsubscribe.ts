/** HTTP: the page on which a recipient of a subscription pauses or leaves. */
import { app } from '@azure/functions';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'unsubscribe',
  endpoint(
    'unsubscribe',
    async (request) => {
      const { lookAnswer } = await import('../src/http/unsubscribe/unsubscribe-answer.ts');
      return lookAnswer(await theApp(), request);
    },
    async () => (await theApp()).settings,
  ),
);
