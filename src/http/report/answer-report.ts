/** A report for whoever asks: who that is, what they ask for, what of it they may see, and a note of it in the run log. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { reportPath } from '../../access/digest-link.ts';
import { allowedTo, type Reader, seesCallerIds } from '../../access/reader.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import { assertWithinLink } from '../../access/within-link.ts';
import { AccessError } from '../../errors.ts';
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { ReportQuery } from '../../lookup/report-query.ts';
import type { ToldReport } from '../../lookup/tell-report.ts';
import { explain } from '../../report/explain.ts';
import { dayOf } from '../../time/local-day.ts';
import { LATEST_VERSION, stableAnswer } from '../conditional.ts';
import { jsonAnswer } from '../json-answer.ts';
import { queryOf } from '../query-of.ts';
import { snapshotAnswer } from '../snapshots/snapshot-answer.ts';
import { isExplainAsked, parseReportQuery, parseVersionQuery } from './parse-report-query.ts';
import { PERIOD_PARAMETERS } from './period-query.ts';
import { reportAnswer } from './report-answer.ts';
import { assertJson, parseReportForm } from './report-form.ts';

/** What of the app an answer needs. */
export interface ReportPorts {
  readonly settings: { readonly reportZone: string };
  readonly snapshots: SnapshotStore;
  readonly access: { readonly record: RecordAccess };
  tellReport(query: ReportQuery): Promise<ToldReport>;
  now(): number;
}

/** @throws AccessError, InputError, StoreError */
export async function answerReport(
  { settings, snapshots, tellReport, now, access }: ReportPorts,
  request: Pick<HttpRequest, 'url' | 'headers'>,
  identify: () => Promise<Reader>,
): Promise<HttpResponseInit> {
  const query = queryOf(request);
  return access.record(async (note) => {
    const reader = await identify();
    note({ reader });
    if (isExplainAsked(query)) {
      assertJson(request);
      return jsonAnswer(explain());
    }
    const own = withLinkPeriod(reader, query);
    const form = parseReportForm(request);
    // The days of a link are those of its zone.
    const zone = reader.kind === 'link' ? reader.link.period.zone : settings.reportZone;
    const version = parseVersionQuery(own, zone);
    if (version !== undefined) {
      note({ period: dayOf(version.date, version.zone) });
      assertSeesVersions(reader);
      return keptFor(reader, await snapshotAnswer(request, snapshots, version, form));
    }
    const asked = parseReportQuery(own, { zone, nowMs: now() });
    note({ period: asked.period });
    assertWithinLink(reader, asked.period);
    const { report, version: told } = await tellReport({ ...asked, ...rightsOf(reader) });
    note({ scope: report.scope });
    const answer = reportAnswer(report, form, request.url);
    return keptFor(reader, told === undefined ? answer : stableAnswer(request, answer, LATEST_VERSION));
  });
}

/** People share browsers, and the next one may see less: what a browser keeps is asked for again, and belongs to whoever asked. */
function keptFor(reader: Reader, answer: HttpResponseInit): HttpResponseInit {
  if (reader.kind === 'key') return answer;
  const headers = new Headers(answer.headers);
  if (headers.has('ETag')) headers.set('Cache-Control', LATEST_VERSION);
  headers.append('Vary', 'Cookie, Authorization');
  return { ...answer, headers };
}

/** What a look-up has to know of its reader. */
function rightsOf(reader: Reader): Pick<ReportQuery, 'allowed' | 'callerIds'> {
  const allowed = allowedTo(reader);
  return { ...(allowed !== 'all' && { allowed }), ...(seesCallerIds(reader) && { callerIds: 'whole' }) };
}

/** A link without other days is for its own. */
function withLinkPeriod(reader: Reader, query: URLSearchParams): URLSearchParams {
  if (reader.kind !== 'link' || PERIOD_PARAMETERS.some((name) => query.has(name))) return query;
  const own = new URLSearchParams(reportPath(reader.link.period).split('?')[1]);
  for (const name of [...own.keys()]) if (query.has(name)) own.delete(name);
  return new URLSearchParams([...own, ...query]);
}

/** A stored version holds every scope, and a link opens days, not how they were told before. */
function assertSeesVersions(reader: Reader): void {
  if (reader.kind !== 'link' && allowedTo(reader) === 'all') return;
  throw new AccessError(
    'access.all-scopes',
    'Cannot show you stored versions: they hold every scope. Leave out "version".',
    reader.kind === 'link' ? reader.signIn : undefined,
  );
}
