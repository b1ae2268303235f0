/** The digest routes as an API's description tells of them. */
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { digestPath, resendAnswerSchema, resendBody, resolveAnswerSchema, resolveBody } from './digest-schema.ts';

const RECIPIENT = { recipient: 'a…@contoso.com', recipientId: '5f2b9c0d1e3a4b6c' };
const DAY = { date: '2026-11-22', zone: 'Europe/Lisbon' };
const FOUND = { found: 'sent', note: 'the trace of the mail server shows it' };
const resent = (state: string, reason: string) => ({
  subscription: 'default',
  ...DAY,
  kind: 'resend 1',
  recipients: [{ ...RECIPIENT, state, reason }],
  gone: [],
  error: null,
});

export const resendOperation: Operation = {
  tag: 'Digests',
  summary: 'Sends the digest of a day once more, as it was',
  path: digestPath,
  body: { schema: resendBody, example: () => ({ to: 'failed' }) },
  answers: [
    {
      status: 200,
      description: 'What came of it for each recipient',
      content: { 'application/json': { schema: resendAnswerSchema, example: () => resent('sent', '250 OK') } },
    },
    {
      status: 202,
      description: 'A part of it is still to be tried; the timer goes on',
      content: { 'application/json': { schema: resendAnswerSchema, example: () => resent('retry', 'the mail server is busy') } },
    },
  ],
  problems: ['input.query', 'input.date', 'input.body', 'digest.unknown', 'input.too-large', 'input.media-type', ...APP_PROBLEMS],
};

export const resolveOperation: Operation = {
  tag: 'Digests',
  summary: 'Notes what a person found out about an ambiguous digest',
  description: 'An ambiguous one may have been sent or not. Health names it no more, and a resend to "failed" goes by what was found.',
  path: digestPath,
  body: { schema: resolveBody, example: () => FOUND },
  answers: [
    {
      status: 200,
      description: 'What was resolved',
      content: {
        'application/json': {
          schema: resolveAnswerSchema,
          example: () => ({
            resolved: [{ ...RECIPIENT, state: 'ambiguous', reason: 'the connection was lost', ...DAY, kind: 'scheduled', ...FOUND }],
          }),
        },
      },
    },
  ],
  problems: [
    'input.query',
    'input.date',
    'input.body',
    'digest.unknown',
    'digest.not-ambiguous',
    'input.too-large',
    'input.media-type',
    ...APP_PROBLEMS,
  ],
};
