/** A report as an HTTP answer, in the format asked for. */
import type { HttpResponseInit } from '@azure/functions';
import { renderDigest } from '../../digest/render-digest.ts';
import { InputError } from '../../errors.ts';
import type { Report } from '../../report/report.ts';
import { shown } from '../../time/zone.ts';
import { jsonAnswer } from '../json-answer.ts';

export const FORMATS = ['json', 'html'] as const;
export type Format = (typeof FORMATS)[number];

// The page shows texts from outside: nothing in it may run or be fetched, whatever escaping missed.
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** The `format` parameter; JSON where there is none. @throws InputError input.query */
export function parseFormat(text: string | null): Format {
  const format = FORMATS.find((known) => known === (text ?? 'json'));
  if (format === undefined)
    throw new InputError('input.query', `Cannot use the format "${shown(text ?? '')}": it is none of ${FORMATS.join(', ')}`);
  return format;
}

/** The report as JSON, or as the page that the digest's mail shows too. */
export function reportAnswer(report: Report, format: Format): HttpResponseInit {
  if (format === 'html') return { status: 200, headers: PAGE_HEADERS, body: renderDigest(report).html };
  return jsonAnswer(report);
}
