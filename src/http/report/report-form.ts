/** In which form a caller wants a report: JSON, page or file, all of it, or a list and of that some rows. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../../errors.ts';
import { MEDIA_TYPES } from '../../files/report-file.ts';
import { negotiated } from '../negotiate.ts';
import { parsePart } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { type Format, formQuery } from './form-schema.ts';

export interface ReportForm {
  readonly format: Format;
  /** Name of a table (src/files/report-tables.ts); undefined = the whole report. */
  readonly list?: string | undefined;
  /** First row of the list, from 0. */
  readonly offset: number;
  /** Most rows; undefined = all. */
  readonly limit?: number | undefined;
  /** Whether CSV begins with a byte order mark. */
  readonly bom: boolean;
}

/** Any but the page. */
export type DataForm = ReportForm & { readonly format: Exclude<Format, 'html'> };

/** What an address gives that serves one form alone. */
export const WHOLE_JSON: DataForm = { format: 'json', offset: 0, bom: false };

/** Without `format` and a preference in Accept it is JSON: programs say nothing, browsers prefer text/html. */
const TYPES_OF_ALL = { 'application/json': 'json', 'text/html': 'html', [MEDIA_TYPES.zip]: 'csv', [MEDIA_TYPES.xlsx]: 'xlsx' } as const;
const TYPES_OF_LIST = { 'application/json': 'json', 'text/csv': 'csv', [MEDIA_TYPES.xlsx]: 'xlsx' } as const;

/** Reads `format`, else the Accept header; `list`, `limit`, `offset` and `bom`. @throws InputError that names the parameter and the rule, NotAcceptableError */
export function parseReportForm(request: Pick<HttpRequest, 'url' | 'headers'>): ReportForm {
  const { list, offset, limit, format: asked, bom } = parsePart(formQuery, queryOf(request));
  const ofRows = offset !== undefined ? 'offset' : 'limit';
  if (list === undefined && (offset ?? limit) !== undefined)
    throw refused(`Cannot use "${ofRows}" without "list": it is of the rows of one list`);
  const format = asked ?? formatOf(request.headers.get('accept'), list !== undefined);
  if (format === 'html' && list !== undefined) throw refused('Cannot use "list" with the format "html": the page shows the whole report');
  if (bom !== undefined && format !== 'csv') throw refused(`Cannot use "bom" with the format "${format}": it is of CSV alone`);
  return { format, list, offset: offset ?? 0, limit, bom: bom !== undefined };
}

/** What is served as JSON alone. @throws InputError where `format` is another, NotAcceptableError where nothing is said but by Accept */
export function assertJson(request: Pick<HttpRequest, 'url' | 'headers'>): void {
  const { format } = parsePart(formQuery.pick({ format: true }), queryOf(request));
  if (format === undefined) negotiated(request.headers.get('accept'), ['application/json']);
  else if (format !== 'json') throw refused(`Cannot use the format "${format}" with "explain": it is JSON alone`);
}

function formatOf(accept: string | null, isList: boolean): Format {
  if (isList) return TYPES_OF_LIST[negotiated(accept, Object.keys(TYPES_OF_LIST) as (keyof typeof TYPES_OF_LIST)[])];
  return TYPES_OF_ALL[negotiated(accept, Object.keys(TYPES_OF_ALL) as (keyof typeof TYPES_OF_ALL)[])];
}

function refused(message: string): InputError {
  return new InputError('input.query', message);
}
