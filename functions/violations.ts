/** HTTP: the deliveries behind the numbers of compliance, page by page. For programs with the master key. */
import { app } from '@azure/functions';
import { KEY_READER } from '../src/access/reader.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'violations',
  endpoint('violations', async (request) => {
    const { violationsAnswer } = await import('../src/http/violations/violations-answer.ts');
    return violationsAnswer(await theApp(), request, async () => KEY_READER);
  }),
);
