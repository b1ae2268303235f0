/** HTTP: whether the app does its job. 200 where it does, 503 where a person should look. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { answering } from '../src/http/problem.ts';
import { jsonAnswer } from '../src/http/report/report-answer.ts';

app.http('health', {
  methods: ['GET'],
  route: 'health',
  authLevel: 'function',
  handler: answering(async () => {
    const health = await (await theApp()).health();
    return { ...jsonAnswer(health), status: health.status === 'ok' || health.status === 'starting' ? 200 : 503 };
  }),
});
