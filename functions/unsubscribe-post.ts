/** HTTP: does what a recipient of a subscription wishes, by the page's buttons or a mail program's one click. */
import { app } from '@azure/functions';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'unsubscribe-post',
  endpoint(
    'unsubscribe-post',
    async (request, context) => {
      const { wishAnswer } = await import('../src/http/unsubscribe/unsubscribe-answer.ts');
      return wishAnswer(await theApp(), request, (line) => context.log(line));
    },
    async () => (await theApp()).settings,
  ),
);
