/** HTTP: a report on demand, from history, or a stored version of a day; with explain=1 what its numbers mean. For programs with a key. */
import { app } from '@azure/functions';
import { KEY_READER } from '../src/access/reader.ts';
import { endpoint } from '../src/http/routes.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'report',
  endpoint('report', async (request) => {
    const { answerReport } = await import('../src/http/report/answer-report.ts');
    return answerReport(await theApp(), request, async () => KEY_READER);
  }),
);
