/** HTTP: a report on demand, from history, or a stored version of a day; with explain=1 what its numbers mean. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { jsonAnswer } from '../src/http/json-answer.ts';
import { queryOf } from '../src/http/query-of.ts';
import { isExplainAsked, parseReportQuery, parseVersionQuery } from '../src/http/report/parse-report-query.ts';
import { parseFormat, reportAnswer } from '../src/http/report/report-answer.ts';
import { endpoint } from '../src/http/routes.ts';
import { snapshotAnswer } from '../src/http/snapshots/snapshot-answer.ts';
import { explain } from '../src/report/explain.ts';

app.http(
  'report',
  endpoint('report', async (request) => {
    const query = queryOf(request);
    const { settings, snapshots, tellReport, now } = await theApp();
    if (isExplainAsked(query)) return jsonAnswer(explain());
    const version = parseVersionQuery(query, settings.reportZone);
    if (version !== undefined) return snapshotAnswer(snapshots, version, parseFormat(query.get('format')));
    const asked = parseReportQuery(query, { zone: settings.reportZone, nowMs: now() });
    const format = parseFormat(query.get('format'));
    return reportAnswer((await tellReport(asked)).report, format);
  }),
);
