/** The snapshot routes as an API's description tells of them. */

import { recordOf } from '../../metrics/cube/cell.ts';
import { DAY_COUNTS } from '../../metrics/cube/entry-counts.ts';
import { type Answer, type Content, KEPT_HEADERS, LINK_HEADER, NOT_MODIFIED, type Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { exampleReport } from '../report/example-report.ts';
import { reportSchema } from '../report/schema/report-schema.ts';
import { dayPath, snapshotQuery, snapshotsAnswerSchema, snapshotsQuery, versionsAnswerSchema, versionsQuery } from './snapshot-schema.ts';

const ZONE = 'Europe/Lisbon';
const DATE = '2026-11-22';
const FIRST = {
  zone: ZONE,
  date: DATE,
  version: 1,
  reason: 'closed',
  restates: false,
  generatedAt: '2026-11-23T00:40:11.000Z',
  definitions: '5',
  provisional: false,
  ...recordOf(DAY_COUNTS, () => 1),
};
const SECOND = { ...FIRST, version: 2, reason: '43 late results', restates: true, generatedAt: '2026-11-24T09:10:05.000Z' };

export const snapshotsOperation: Operation = {
  tag: 'Snapshots',
  summary: 'The days that are on record, the latest version of each',
  query: snapshotsQuery,
  answers: [
    ok(
      'The versions, in order of their days',
      { schema: snapshotsAnswerSchema, example: () => ({ zone: ZONE, snapshots: [SECOND], next: null }) },
      LINK_HEADER,
    ),
  ],
  problems: ['input.query', 'input.date', 'input.zone', ...APP_PROBLEMS],
};

export const snapshotOperation: Operation = {
  tag: 'Snapshots',
  summary: 'The report of one day, as it was put on record',
  path: dayPath,
  query: snapshotQuery,
  answers: [ok('The report', { schema: reportSchema, example: exampleReport }, KEPT_HEADERS), NOT_MODIFIED],
  problems: ['input.query', 'input.date', 'input.zone', 'snapshot.unknown', ...APP_PROBLEMS],
};

export const versionsOperation: Operation = {
  tag: 'Snapshots',
  summary: 'All versions of a day, each with its reason',
  path: dayPath,
  query: versionsQuery,
  answers: [
    ok('The versions, the oldest first; none where the day is not on record', {
      schema: versionsAnswerSchema,
      example: () => ({ date: DATE, zone: ZONE, versions: [FIRST, SECOND] }),
    }),
  ],
  problems: ['input.query', 'input.date', 'input.zone', ...APP_PROBLEMS],
};

function ok(description: string, content: Content, headers: Answer['headers'] = {}): Answer {
  return { status: 200, description, content: { 'application/json': content }, headers };
}
