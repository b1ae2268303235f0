/** GET /api/runs as an API's description tells of it. */
import { LINK_HEADER, type Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { progressSchema, runsAnswerSchema, runsQuery } from './runs-schema.ts';

const RUN = {
  id: '019ac2f0b3d84e6f',
  kind: 'harvest',
  outcome: 'ok',
  startedAt: '2026-11-23T06:50:00.000Z',
  endedAt: '2026-11-23T06:50:04.200Z',
  durationSeconds: 4.2,
  range: { from: '2026-11-23T06:40:00.000Z', to: '2026-11-23T06:50:00.000Z' },
  zone: null,
  date: null,
  backfill: null,
  requests: 7,
  retries: 0,
  throttles: 0,
  rows: { deliveries: 212, attributes: 430, malformed: 0 },
  counters: { filed: 187 },
  error: null,
};

export const runsOperation: Operation = {
  tag: 'Operation',
  summary: 'What the app did of late, or how far one backfill is',
  description:
    'The run log, newest first: each harvest, pull, compaction, digest and removal, and how it ended; with kind "access" who opened which report. With "backfill" its progress.',
  query: runsQuery,
  answers: [
    {
      status: 200,
      description: 'The runs, or with "backfill" the progress',
      content: { 'application/json': { schema: runsAnswerSchema.or(progressSchema), example: () => ({ runs: [RUN], next: null }) } },
      headers: LINK_HEADER,
    },
  ],
  problems: ['input.query', 'input.date', 'input.zone', 'backfill.unknown', ...APP_PROBLEMS],
};
