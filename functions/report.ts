/** HTTP: a report on demand, from history, or a stored version of a day; with explain=1 what its numbers mean. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { LATEST_VERSION, stableAnswer } from '../src/http/conditional.ts';
import { jsonAnswer } from '../src/http/json-answer.ts';
import { queryOf } from '../src/http/query-of.ts';
import { isExplainAsked, parseReportQuery, parseVersionQuery } from '../src/http/report/parse-report-query.ts';
import { reportAnswer } from '../src/http/report/report-answer.ts';
import { parseReportForm } from '../src/http/report/report-form.ts';
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
    if (version !== undefined) return snapshotAnswer(request, snapshots, version, parseReportForm(request));
    const asked = parseReportQuery(query, { zone: settings.reportZone, nowMs: now() });
    const form = parseReportForm(request);
    const { report, version: told } = await tellReport(asked);
    const answer = reportAnswer(report, form, request.url);
    return told === undefined ? answer : stableAnswer(request, answer, LATEST_VERSION);
  }),
);
