/** HTTP: a report on demand, from history. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { parseReportQuery } from '../src/lookup/report-query.ts';
import { answering } from '../src/page/problem.ts';
import { parseFormat, reportAnswer } from '../src/page/report-answer.ts';

app.http('report', {
  methods: ['GET'],
  route: 'report',
  authLevel: 'function',
  handler: answering(async (request) => {
    const digestApp = await theApp();
    const query = parseReportQuery(request.query, { zone: digestApp.settings.reportZone, nowMs: digestApp.now() });
    const format = parseFormat(request.query.get('format'));
    const { report } = await digestApp.lookUp(query);
    return reportAnswer(report, format);
  }),
});
