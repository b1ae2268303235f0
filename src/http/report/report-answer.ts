/** A report as an HTTP answer, in the form asked for: JSON, or a file. */
import type { HttpResponseInit } from '@azure/functions';
import { reportFile } from '../../files/report-file.ts';
import { reportTable } from '../../files/report-tables.ts';
import type { Report } from '../../report/report.ts';
import { jsonAnswer } from '../json-answer.ts';
import { addressWith, linkTo } from '../paging.ts';
import { namesOf } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { fixedDays } from './period-query.ts';
import type { DataForm } from './report-form.ts';
import { reportParameters } from './report-query-schema.ts';

/** The report as JSON or as a file. @param url the address that was asked for: the next page of a list is there */
export function reportAnswer(report: Report, form: DataForm, url: string): HttpResponseInit {
  const answer = answerOf(report, form, url);
  return { ...answer, headers: { ...answer.headers, Vary: 'Accept' } };
}

function answerOf(report: Report, form: DataForm, url: string): HttpResponseInit & { readonly headers: Readonly<Record<string, string>> } {
  const { format, list, offset, limit, bom } = form;
  if (format === 'json') return list === undefined ? jsonAnswer(report) : listAnswer(report, { ...form, list }, url);
  const { contentType, fileName, body } = reportFile(report, { format, list, rows: { offset, limit }, bom });
  const next = list === undefined ? null : nextOf(report, reportTable(report, list).items.length, form, url);
  return {
    status: 200,
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...linkTo(next),
    },
    body,
  };
}

/** Some rows of a list, as the report has them. */
function listAnswer(report: Report, form: DataForm & { readonly list: string }, url: string): ReturnType<typeof jsonAnswer> {
  const { list, offset, limit } = form;
  const { items } = reportTable(report, list);
  const next = nextOf(report, items.length, form, url);
  const answer = jsonAnswer({
    list,
    total: items.length,
    offset,
    items: items.slice(offset, limit === undefined ? undefined : offset + limit),
    next,
  });
  return { ...answer, headers: { ...answer.headers, ...linkTo(next) } };
}

/** Where the rows after these are, of the same days whenever they are fetched; null where there are none. */
function nextOf({ period }: Report, total: number, { offset, limit }: DataForm, url: string): string | null {
  if (limit === undefined || offset + limit >= total) return null;
  const days = fixedDays(queryOf({ url }), period);
  return addressWith(url, namesOf(reportParameters), { ...days, offset: String(offset + limit) });
}
