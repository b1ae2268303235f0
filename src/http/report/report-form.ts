/** In which form a caller wants a report: JSON, page or file, all of it, or a list and of that some rows. */
import type { HttpRequest } from '@azure/functions';
import { InputError } from '../../errors.ts';
import { MEDIA_TYPES } from '../../files/report-file.ts';
import { TABLES } from '../../files/report-tables.ts';
import { shown } from '../../time/zone.ts';
import { negotiated } from '../negotiate.ts';
import { parseWhole } from '../paging.ts';
import { queryOf } from '../query-of.ts';

export const FORMATS = ['json', 'html', 'csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export const FORM_PARAMETERS = ['format', 'list', 'limit', 'offset', 'bom'] as const;

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

/** What an address gives that serves one form alone. */
export const WHOLE_JSON: ReportForm = { format: 'json', offset: 0, bom: false };

/** Without `format` and a preference in Accept it is JSON: programs say nothing, browsers prefer text/html. */
const TYPES_OF_ALL = { 'application/json': 'json', 'text/html': 'html', [MEDIA_TYPES.zip]: 'csv', [MEDIA_TYPES.xlsx]: 'xlsx' } as const;
const TYPES_OF_LIST = { 'application/json': 'json', 'text/csv': 'csv', [MEDIA_TYPES.xlsx]: 'xlsx' } as const;

const MAX_ROWS = 1000;
const MAX_OFFSET = 999_999;

/** Reads `format`, else the Accept header; `list`, `limit`, `offset` and `bom`. @throws InputError that names the parameter and the rule, NotAcceptableError */
export function parseReportForm(request: Pick<HttpRequest, 'url' | 'headers'>): ReportForm {
  const query = queryOf(request);
  const list = parseList(query.get('list'));
  const offset = parseWhole(query, 'offset', [0, MAX_OFFSET]);
  const limit = parseWhole(query, 'limit', [1, MAX_ROWS]);
  const ofRows = offset !== undefined ? 'offset' : 'limit';
  if (list === undefined && query.has(ofRows)) throw refused(`Cannot use "${ofRows}" without "list": it is of the rows of one list`);
  const format = parseFormat(query.get('format')) ?? formatOf(request.headers.get('accept'), list !== undefined);
  if (format === 'html' && list !== undefined) throw refused('Cannot use "list" with the format "html": the page shows the whole report');
  return { format, list, offset: offset ?? 0, limit, bom: parseBom(query.get('bom'), format) };
}

function parseFormat(text: string | null): Format | undefined {
  const format = FORMATS.find((known) => known === text);
  if (text !== null && format === undefined) throw refused(`Cannot use the format "${shown(text)}": it is none of ${FORMATS.join(', ')}`);
  return format;
}

function formatOf(accept: string | null, isList: boolean): Format {
  if (isList) return TYPES_OF_LIST[negotiated(accept, Object.keys(TYPES_OF_LIST) as (keyof typeof TYPES_OF_LIST)[])];
  return TYPES_OF_ALL[negotiated(accept, Object.keys(TYPES_OF_ALL) as (keyof typeof TYPES_OF_ALL)[])];
}

function parseList(text: string | null): string | undefined {
  if (text === null) return undefined;
  const names = TABLES.map(({ name }) => name);
  if (!names.includes(text)) throw refused(`Cannot use the list "${shown(text)}": it is none of ${names.join(', ')}`);
  return text;
}

function parseBom(text: string | null, format: Format): boolean {
  if (text === null) return false;
  if (text !== '1') throw refused(`Cannot use the value "${shown(text)}" of "bom": it is not 1`);
  if (format !== 'csv') throw refused(`Cannot use "bom" with the format "${format}": it is of CSV alone`);
  return true;
}

function refused(message: string): InputError {
  return new InputError('input.query', message);
}
