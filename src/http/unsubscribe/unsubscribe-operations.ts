/** GET and POST /api/unsubscribe as an API's description tells of them. */
import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS, LINK_PROBLEMS } from '../problem-codes.ts';
import { unsubscribeQuery, wishBody } from './unsubscribe-schema.ts';

const PAGE = { 'text/html': { schema: z.string().describe('The page, in the language of the browser or of the mail') } };

export const unsubscribeOperation: Operation = {
  tag: 'People',
  summary: 'The page on which a recipient of a subscription pauses, leaves or comes back',
  description: 'It changes nothing: programs that look through mails follow their links. No cookie is set.',
  query: unsubscribeQuery,
  answers: [{ status: 200, description: 'The page', content: PAGE }],
  problems: ['input.query', ...LINK_PROBLEMS, ...APP_PROBLEMS],
  isForAnybody: true,
};

export const unsubscribePostOperation: Operation = {
  tag: 'People',
  summary: 'Does what a recipient of a subscription wishes',
  description: 'Done at once; repeats do no harm. A mail program posts here what RFC 8058 says, the page its buttons.',
  query: unsubscribeQuery,
  body: { schema: wishBody, example: () => ({ 'List-Unsubscribe': 'One-Click' }) },
  bodyType: 'application/x-www-form-urlencoded',
  answers: [
    {
      status: 200,
      description: 'Done',
      content: { ...PAGE, 'text/plain': { schema: z.string().describe('In a word, to one click') } },
    },
  ],
  problems: ['input.query', 'input.body', 'input.too-large', 'input.media-type', ...LINK_PROBLEMS, ...APP_PROBLEMS],
  isForAnybody: true,
};
