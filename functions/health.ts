/** HTTP: whether the app does its job. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { healthAnswer } from '../src/http/health/health-answer.ts';
import { endpoint } from '../src/http/routes.ts';

app.http(
  'health',
  endpoint('health', async () => healthAnswer(await (await theApp()).health())),
);
