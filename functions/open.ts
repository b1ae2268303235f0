/** HTTP: opens a link of a mail. */
import { app } from '@azure/functions';
import { openAnswer } from '../src/http/open/open-answer.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'open',
  endpoint(
    'open',
    async (request) => openAnswer(await theApp(), request),
    async () => (await theApp()).settings,
  ),
);
