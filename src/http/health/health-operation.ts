/** GET /api/health as an API's description tells of it. */
import { recordOf } from '../../metrics/cube/cell.ts';
import { WORK_KINDS } from '../../runs/run.ts';
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
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

export const healthOperation: Operation = {
  tag: 'Operation',
  summary: 'Whether the app does its job',
  description: 'How far Dataverse has been read, the last run of each kind, and digests that are not known to have arrived.',
  answers: [
    {
      status: 200,
      description: 'It does, or has only just started',
      content: { 'application/json': { schema: healthSchema, example: () => WELL } },
    },
    {
      status: 503,
      description: 'A person should look: status "behind" or "failing"; or the history cannot be read',
      content: { 'application/json': { schema: healthSchema, example: () => ({ ...WELL, status: 'behind', lagSeconds: 7_300 }) } },
    },
  ],
  problems: [...APP_PROBLEMS],
};
