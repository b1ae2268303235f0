/** HTTP: whether the app does its job. */
import { app } from '@azure/functions';
import { healthAnswer } from '../src/http/health/health-answer.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'health',
  endpoint('health', async () => healthAnswer(await (await theApp()).health())),
);
