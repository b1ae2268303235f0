/** POST /api/backfill as an API's description tells of it. */
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { backfillAccepted, backfillBody } from './backfill-schema.ts';

const ORDER = { from: '2026-10-01', to: '2026-10-31', zone: 'Europe/Lisbon', replace: false };
const ID = '019ac2f0b3d84e6f7a10';

export const backfillOperation: Operation = {
  tag: 'Operation',
  summary: 'Reads past days from Dataverse again',
  description: 'Each day goes through a queue by itself. "replace" removes what Dataverse no longer shows; rows may have expired there.',
  body: { schema: backfillBody, example: () => ORDER },
  answers: [
    {
      status: 202,
      description: 'Ordered',
      content: {
        'application/json': {
          schema: backfillAccepted,
          example: () => ({ backfill: ID, ...ORDER, days: 31, runs: `/api/runs?backfill=${ID}` }),
        },
      },
      headers: { Location: 'Where its progress is, from the root of the app' },
    },
  ],
  problems: ['input.date', 'input.zone', 'input.body', 'input.too-large', 'input.media-type', ...APP_PROBLEMS],
};
