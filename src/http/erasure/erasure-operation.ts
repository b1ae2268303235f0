/** POST /api/erasure as an API's description tells of it. */
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { erasureAnswerSchema, personBody } from './erasure-schema.ts';

export const erasureOperation: Operation = {
  tag: 'Privacy',
  summary: 'Erases what is kept of one contact',
  description: 'Erase the person in Dataverse first: else the next sweep or backfill reads the rows again.',
  body: { schema: personBody, example: () => ({ contactId: '00000000-0000-4000-8000-000000000001' }) },
  answers: [
    {
      status: 200,
      description: 'How much was erased',
      content: {
        'application/json': { schema: erasureAnswerSchema, example: () => ({ facts: 12, intakes: 14, conversations: 1, days: 9 }) },
      },
    },
  ],
  problems: ['input.body', ...APP_PROBLEMS],
};
