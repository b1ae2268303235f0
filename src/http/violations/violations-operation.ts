/** GET /api/violations, and the same for people, as an API's description tells of them. */
import { z } from 'zod';
import { LINK_HEADER, type Operation } from '../operation.ts';
import { APP_PROBLEMS, READER_PROBLEMS } from '../problem-codes.ts';
import type { ShownViolations } from './shown-violations.ts';
import { violationsQuery, violationsSchema } from './violations-schema.ts';

const EXAMPLE: ShownViolations = {
  period: { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' },
  rulePack: { id: 'us-reg-f', name: 'US debt collection (Regulation F), 8 to 21 and 7 in 7 days', caps: ['7-in-7d'] },
  violations: [
    {
      kind: 'over-cap',
      delivery: '00000000-0000-4000-8000-000000000001',
      call: '00000000-0000-4000-8000-00000000ca11',
      startedAt: '2026-11-22T10:15:00.000Z',
      countedAt: '2026-11-22T10:16:20.000Z',
      queue: '00000000-0000-4000-8000-0000000000a1',
      queueName: 'Collections',
      configuration: '00000000-0000-4000-8000-0000000000c1',
      configurationName: 'Reminders',
      channel: 'Voice',
      cap: '7-in-7d',
      attempts: 8,
      allowed: 7,
      source: null,
    },
  ],
  notListed: [],
  atLeast: [],
  provisional: [],
  next: null,
};

export const violationsOperation: Operation = {
  tag: 'Reports',
  summary: 'The deliveries behind the numbers of compliance',
  description:
    'Ids of deliveries and of their calls, outside calling hours, over frequency caps, after an opt-out, or abandoned, by the rules that the report of the days counts by; in order of time, page by page. Nothing of a person. As long as facts are kept (FACTS_DAYS): of what cannot be listed "notListed" tells why.',
  query: violationsQuery,
  answers: [
    {
      status: 200,
      description: 'A page of them',
      content: {
        'application/json': { schema: violationsSchema, example: () => EXAMPLE },
        'text/csv': {
          schema: z.string().describe('A row a violation; rows of kind "not-listed" say what keeps the list from being whole'),
        },
      },
      headers: LINK_HEADER,
    },
  ],
  problems: ['input.query', 'input.date', 'input.zone', 'input.not-acceptable', ...APP_PROBLEMS],
};

export const violationsPageOperation: Operation = {
  ...violationsOperation,
  tag: 'People',
  description: `The same as /api/violations, for whoever has signed in with the app role Reports.Admin. ${violationsOperation.description}`,
  problems: [...violationsOperation.problems, 'access.admin-only', ...READER_PROBLEMS],
  isForAdmins: true,
};
