/** POST /api/access as an API's description tells of it. */
import { personBody } from '../erasure/erasure-schema.ts';
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { shownKept } from './access-answer.ts';
import { keptSchema } from './access-schema.ts';

const PERIODS = { factsDays: 35, cubeDays: 400, snapshotDays: undefined, runLogDays: 90 };

export const accessOperation: Operation = {
  tag: 'Privacy',
  summary: 'What is kept of one contact',
  description:
    'An answer that can be given to the person who asks: each delivery with its times, result, dispositions and kept attribute values, and until when it is kept; nothing of anybody else. Ask by contact id, then by number: rows that have an id are known by it alone.',
  body: { schema: personBody, example: () => ({ contactId: '00000000-0000-4000-8000-000000000001' }) },
  answers: [
    {
      status: 200,
      description: 'What is kept',
      content: {
        'application/json': {
          schema: keptSchema,
          example: () => shownKept({ by: 'contactId', asOfMs: Date.UTC(2026, 10, 23, 7), deliveries: [], days: [], periods: PERIODS }),
        },
      },
    },
  ],
  problems: ['input.body', ...APP_PROBLEMS],
};
