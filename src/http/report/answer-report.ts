/** A report for whoever asks: who that is, what they ask for, what of it they may see, and a note of it in the run log. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { reportPath } from '../../access/digest-link.ts';
import type { Reader } from '../../access/reader.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import { explain } from '../../report/explain.ts';
import type { Language } from '../../words/language.ts';
import { LATEST_VERSION, stableAnswer } from '../conditional.ts';
import { jsonAnswer } from '../json-answer.ts';
import { queryOf } from '../query-of.ts';
import { isPageAsked } from '../wants-page.ts';
import { type AskedPorts, type AskedReport, askedReport } from './asked-report.ts';
import { cleanAddress } from './clean-address.ts';
import type * as PageAnswer from './page-answer.ts';
import { parsePageChoices } from './page-query.ts';
import { isExplainAsked } from './parse-report-query.ts';
import { PERIOD_PARAMETERS } from './period-query.ts';
import { reportAnswer } from './report-answer.ts';
import { assertJson, type DataForm, parseReportForm } from './report-form.ts';

/** What of the app an answer needs. */
export interface ReportPorts extends AskedPorts, PageAnswer.PagePorts {
  readonly settings: PageAnswer.PagePorts['settings'] & { readonly reportZone: string; readonly content: { readonly language: Language } };
  readonly access: { readonly record: RecordAccess };
}

type Request = Pick<HttpRequest, 'url' | 'headers'>;

/** @throws AccessError, InputError, StoreError */
export async function answerReport(ports: ReportPorts, request: Request, identify: () => Promise<Reader>): Promise<HttpResponseInit> {
  const clean = isPageAsked(request) ? cleanAddress(request) : undefined;
  if (clean !== undefined) return clean;
  const { settings, access } = ports;
  const query = queryOf(request);
  return access.record(async (note) => {
    const reader = await identify();
    note({ reader });
    if (isExplainAsked(query)) {
      assertJson(request);
      return jsonAnswer(explain());
    }
    const form = parseReportForm(request);
    // The days of a link are those of its zone.
    const zone = reader.kind === 'link' ? reader.link.period.zone : settings.reportZone;
    const { language } = settings.content;
    const choices = { ...parsePageChoices(query, language), usual: { zone, language } };
    const asked = askedReport(ports, reader, withLinkPeriod(reader, query), { zone, isPage: form.format === 'html' }, (period) =>
      note({ period }),
    );
    const { format } = form;
    const answer =
      format === 'html'
        ? await answerPage(ports, request, { reader, asked, choices }, (scope) => note({ scope }))
        : await dataAnswer(request, asked, { ...form, format }, note);
    return keptFor(reader, answer);
  });
}

/** The page is loaded where it is asked for: programs, and processes that never answer, have no use for it. */
async function answerPage(...given: Parameters<typeof PageAnswer.pageAnswer>): Promise<HttpResponseInit> {
  const { pageAnswer } = await import('./page-answer.ts');
  return pageAnswer(...given);
}

async function dataAnswer(
  request: Request,
  asked: AskedReport,
  form: DataForm,
  note: Parameters<Parameters<RecordAccess>[0]>[0],
): Promise<HttpResponseInit> {
  const { report, cacheControl } = await asked.tell();
  note({ scope: report.scope });
  const answer = reportAnswer(report, form, request.url);
  return cacheControl === undefined ? answer : stableAnswer(request, answer, cacheControl);
}

/** People share browsers, and the next one may see less: what a browser keeps is asked for again, and belongs to whoever asked. */
function keptFor(reader: Reader, answer: HttpResponseInit): HttpResponseInit {
  if (reader.kind === 'key') return answer;
  const headers = new Headers(answer.headers);
  if (headers.has('ETag')) headers.set('Cache-Control', LATEST_VERSION);
  headers.append('Vary', 'Cookie, Authorization');
  return { ...answer, headers };
}

/** A link without other days is for its own. */
function withLinkPeriod(reader: Reader, query: URLSearchParams): URLSearchParams {
  if (reader.kind !== 'link' || PERIOD_PARAMETERS.some((name) => query.has(name))) return query;
  const own = new URLSearchParams(reportPath(reader.link.period).split('?')[1]);
  for (const name of [...own.keys()]) if (query.has(name)) own.delete(name);
  return new URLSearchParams([...own, ...query]);
}
