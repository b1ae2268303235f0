/** HTTP: a report on demand, from history, or a stored version of a day; with explain=1 what its numbers mean. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { answering } from '../src/http/problem.ts';
import { isExplainAsked, parseReportQuery, parseVersionQuery } from '../src/http/report/parse-report-query.ts';
import { jsonAnswer, parseFormat, reportAnswer } from '../src/http/report/report-answer.ts';
import { snapshotAnswer } from '../src/http/snapshots/snapshot-answer.ts';
import { explain } from '../src/report/explain.ts';

app.http('report', {
  methods: ['GET'],
  route: 'report',
  authLevel: 'function',
  handler: answering(async (request) => {
    const digestApp = await theApp();
    if (isExplainAsked(request.query)) return jsonAnswer(explain());
    const version = parseVersionQuery(request.query, digestApp.settings.reportZone);
    if (version !== undefined) return snapshotAnswer(digestApp.snapshots, version, parseFormat(request.query.get('format')));
    const query = parseReportQuery(request.query, { zone: digestApp.settings.reportZone, nowMs: digestApp.now() });
    const format = parseFormat(request.query.get('format'));
    const { report } = await digestApp.lookUp(query);
    return reportAnswer(report, format);
  }),
});
