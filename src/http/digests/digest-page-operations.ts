/** The pages of digests as they were sent, as an API's description tells of them. */
import { z } from 'zod';
import type { Answer, Operation } from '../operation.ts';
import { APP_PROBLEMS, READER_PROBLEMS } from '../problem-codes.ts';
import { digestMailQuery, digestPageQuery, digestsPageQuery } from './digest-page-schema.ts';
import { digestPath } from './digest-schema.ts';

const WHO =
  'For who sees everything, who sees the whole scope of the digest, and who holds a link of that very subscription, for its own days. For anybody else it is not there.';

export const digestsPageOperation: Operation = {
  tag: 'People',
  summary: 'Digests as they were sent, newest first',
  description: WHO,
  query: digestsPageQuery,
  answers: [page('A list, each with its page')],
  problems: ['input.query', 'input.date', ...READER_PROBLEMS, ...APP_PROBLEMS],
};

export const digestPageOperation: Operation = {
  tag: 'People',
  summary: 'One digest as it was sent',
  description: `When and from what it was made, what became of it for each recipient, and the mail in a frame. ${WHO}`,
  path: digestPath,
  query: digestPageQuery,
  answers: [page('The page of a digest')],
  problems: ['input.query', 'input.date', 'input.zone', 'digest.unknown', ...READER_PROBLEMS, ...APP_PROBLEMS],
};

export const digestMailOperation: Operation = {
  tag: 'People',
  summary: 'What a digest said, for the frame of its page',
  description: `Its images are in it; its links and whatever else it may hold open, load and run nothing. ${WHO}`,
  path: digestPath,
  query: digestMailQuery,
  answers: [page('The mail')],
  problems: ['input.query', 'input.date', 'input.zone', 'digest.unknown', ...READER_PROBLEMS, ...APP_PROBLEMS],
};

function page(description: string): Answer {
  return { status: 200, description, content: { 'text/html': { schema: z.string() } } };
}
