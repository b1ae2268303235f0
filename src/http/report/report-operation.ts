/** GET /api/report as an API's description tells of it. */
import { z } from 'zod';
import type { Content, Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { exampleReport } from './example-report.ts';
import { explanationSchema } from './explain-schema.ts';
import { FORMATS, type Format } from './report-answer.ts';
import { reportParameters } from './report-query-schema.ts';
import { reportSchema } from './schema/report-schema.ts';

const CONTENT: Readonly<Record<Format, readonly [mediaType: string, content: Content]>> = {
  json: ['application/json', { schema: reportSchema.or(explanationSchema), example: exampleReport }],
  html: ['text/html', { schema: z.string().describe('A page, as the mail shows it') }],
};

export const reportOperation: Operation = {
  tag: 'Reports',
  summary: 'The report of any local days',
  description: [
    'Yesterday where no days are named. Of "date", "from", "days", "week", "month", "quarter" and "year" one may be given.',
    'What was not read from Dataverse is null, never 0: "read" says how much of the period was.',
    'With "version" it is that stored version of one day, as it was computed; then only "date", "zone" and "format" go with it.',
    'With "explain" it is what each number means, in place of the numbers.',
  ].join(' '),
  query: reportParameters,
  answers: [
    {
      status: 200,
      description: 'The report, as JSON or in another format',
      content: Object.fromEntries(FORMATS.map((format) => CONTENT[format])),
    },
  ],
  problems: ['input.query', 'input.date', 'input.zone', 'scope.unknown', 'snapshot.unknown', ...APP_PROBLEMS],
};
