/** The routes that answer reports, as an API's description tells of them: for programs with a key, and for people. */
import { z } from 'zod';
import { MEDIA_TYPES } from '../../files/report-file.ts';
import { type Answer, KEPT_HEADERS, LINK_HEADER, NOT_MODIFIED, type Operation } from '../operation.ts';
import { APP_PROBLEMS, READER_PROBLEMS } from '../problem-codes.ts';
import { exampleReport } from './example-report.ts';
import { explanationSchema } from './explain-schema.ts';
import { reportListSchema } from './form-schema.ts';
import { reportParameters, rootQuery } from './report-query-schema.ts';
import { reportSchema } from './schema/report-schema.ts';

const DISPOSITION = { 'Content-Disposition': 'Of a file: its name, made of the days and the zone' };
const PAGE = { 'text/html': { schema: z.string().describe('A page, as the mail shows it') } };
const LIST_FILE = { 'text/csv': { schema: z.string().describe('One list; RFC 4180, UTF-8, with a header') } };
// A client that is generated takes no other word for bytes.
const BYTES = { format: 'binary' };
const FILES = {
  [MEDIA_TYPES.zip]: { schema: z.string().meta(BYTES).describe('All lists, a CSV file each') },
  [MEDIA_TYPES.xlsx]: { schema: z.string().meta(BYTES).describe('A workbook, a sheet each list') },
};

const ANY_FORM: Answer = {
  status: 200,
  description: 'The report in the form asked for, a list of it, or with "explain" what its numbers mean',
  content: {
    'application/json': { schema: z.union([reportSchema, reportListSchema, explanationSchema]), example: exampleReport },
    ...PAGE,
    ...LIST_FILE,
    ...FILES,
  },
  headers: { ...KEPT_HEADERS, ...LINK_HEADER, ...DISPOSITION },
};
const WHOLE: Answer = {
  status: 200,
  description: 'The whole report, as Accept says',
  content: { 'application/json': { schema: reportSchema, example: exampleReport }, ...PAGE, ...FILES },
  headers: { ...KEPT_HEADERS, ...DISPOSITION },
};

const WHAT = [
  'Yesterday where no days are named. Of "date", "from", "days", "week", "month", "quarter" and "year" one may be given.',
  'What was not read from Dataverse is null, never 0: "read" says how much of the period was.',
  'With "version" it is that stored version of one day, as it was computed; then only "date", "zone" and the form go with it.',
  'With "explain" it is what each number means, in place of the numbers, as JSON; then no other parameter but "format" goes with it.',
].join(' ');
const PROBLEMS = ['input.query', 'input.date', 'input.zone', 'input.not-acceptable', 'scope.unknown', 'snapshot.unknown'] as const;

export const reportOperation: Operation = {
  tag: 'Reports',
  summary: 'The report of any local days',
  description: WHAT,
  query: reportParameters,
  answers: [ANY_FORM, NOT_MODIFIED],
  problems: [...PROBLEMS, ...APP_PROBLEMS],
};

export const reportPageOperation: Operation = {
  tag: 'People',
  summary: 'The report of any local days, narrowed to what its reader may see',
  description: `As /api/report. A link opens its own days alone, and where no days are named it is those. Without all rights "allowed" says which scopes are seen, and stored versions are not shown. ${WHAT}`,
  query: reportParameters,
  answers: [ANY_FORM, NOT_MODIFIED],
  problems: [...PROBLEMS, ...READER_PROBLEMS, 'access.beyond-link', 'access.all-scopes', ...APP_PROBLEMS],
};

export const rootOperation: Operation = {
  tag: 'People',
  summary: 'The report of yesterday, or of the days of a link',
  description: 'Narrowed to what its reader may see.',
  query: rootQuery,
  answers: [WHOLE, NOT_MODIFIED],
  problems: ['input.query', 'input.not-acceptable', ...READER_PROBLEMS, ...APP_PROBLEMS],
};
