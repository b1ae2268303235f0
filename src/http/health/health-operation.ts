/** GET /api/health, and the same for people, as an API's description tells of them. */
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import { remedyOf } from '../../doctor/remedies.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { WORK_KINDS } from '../../runs/run.ts';
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS, READER_PROBLEMS } from '../problem-codes.ts';
import { diagnosisSchema, healthQuery } from './diagnosis-schema.ts';
import { healthSchema } from './health-schema.ts';

const WELL = {
  status: 'ok',
  readTo: '2026-11-23T06:50:00.000Z',
  lagSeconds: 312,
  digests: [],
  dispatchedTo: '2026-11-23T06:45:30.000Z',
  missingDigests: [],
  unreadableSubscriptions: [],
  mailServer: null,
  bounces: { readTo: '2026-11-23T06:42:00.000Z', unknown: null, digests: [] },
  failedDays: [],
  lastRuns: { ...recordOf(WORK_KINDS, () => null), harvest: { outcome: 'ok', startedAt: '2026-11-23T06:50:00.000Z', error: null } },
  newer: [],
  unmetNames: [],
  partlyShown: [],
  zoneData: '2026f',
};

const EXAMINED: Diagnosis = {
  status: 'failed',
  checkedAt: '2026-11-23T06:55:12.000Z',
  checks: [
    { id: 'settings', title: 'Settings', looksAt: 'every setting', state: 'ok', facts: ['All are right.'], remedy: null },
    {
      ...{ id: 'delivery-rights', title: 'Right to read all deliveries', looksAt: 'at which depth Read is held', state: 'failed' },
      facts: ['msdyn_proactive_delivery: Read at depth Basic only, which shows a part of the rows.'],
      remedy: remedyOf('delivery-rights'),
    },
  ],
};

export const healthOperation: Operation = {
  tag: 'Operation',
  summary: 'Whether the app does its job',
  description:
    'How far Dataverse has been read, the last run of each kind, and digests that are not known to have arrived. With deep=1 each thing that the app needs is looked at, with the remedy for what is wrong; it works where the app cannot start, too. Equal for all who ask within a minute, but for the roles of who has signed in.',
  query: healthQuery,
  answers: [
    {
      status: 200,
      description: 'It does, or has only just started',
      content: { 'application/json': { schema: healthSchema.or(diagnosisSchema), example: () => WELL } },
    },
    {
      status: 503,
      description: 'A person should look: status "behind" or "failing", or the history cannot be read; with deep=1 "failed"',
      content: { 'application/json': { schema: healthSchema.or(diagnosisSchema), example: () => EXAMINED } },
    },
  ],
  problems: ['input.query', ...APP_PROBLEMS],
};

export const healthPageOperation: Operation = {
  ...healthOperation,
  tag: 'People',
  description:
    'The same as /api/health, for whoever has signed in with the app role Reports.Admin; with deep=1 their own roles are among what is looked at. Where a setting is wrong it answers nobody: who may ask is one of them.',
  problems: [...healthOperation.problems, 'access.admin-only', ...READER_PROBLEMS],
  isForAdmins: true,
};
