/** GET /open as an API's description tells of it. */
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS, LINK_PROBLEMS } from '../problem-codes.ts';
import { openQuery } from './open-schema.ts';

export const openOperation: Operation = {
  tag: 'People',
  summary: 'Where a signed link leads',
  description:
    'Keeps the link in a cookie, and goes on to its report without it in the address, so that no history or referrer gives it away.',
  query: openQuery,
  answers: [
    {
      status: 303,
      description: 'To the report of its days, narrowed by the filters that are given',
      headers: { Location: 'The report, from the root of the app', 'Set-Cookie': 'The link, until it expires' },
    },
  ],
  problems: ['input.query', ...LINK_PROBLEMS, ...APP_PROBLEMS],
  isForAnybody: true,
};
