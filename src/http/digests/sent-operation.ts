/** The route of a digest as it was sent, as an API's description tells of it. */
import { z } from 'zod';
import type { Answer, Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { digestPath } from './digest-schema.ts';
import { graphBodySchema, sentAnswerSchema, sentQuery } from './sent-schema.ts';

const SHA256 = '5f2b9c0d1e3a4b6c'.repeat(4);
const HEADERS: Answer['headers'] = { 'Content-Disposition': 'Of format=message: the name to save it under' };

const EXAMPLE = {
  subscription: 'default',
  name: 'Daily digest',
  period: { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' },
  kind: 'scheduled',
  kinds: ['scheduled'],
  scope: {},
  sent: {
    subject: 'Sun 22 Nov: 1,204 deliveries',
    renderedAt: '2026-11-23T07:00:11.000Z',
    snapshotVersion: 1,
    madeFrom: { definitions: '5', rules: 2, asOf: '2026-11-23T06:50:02.000Z' },
    attachments: [{ name: 'report-2026-11-22.zip', contentType: 'application/zip', sizeBytes: 20_480, sha256: SHA256, isInline: false }],
  },
  messages: [{ sha256: SHA256, mediaType: 'message/rfc822', sizeBytes: 131_072, transport: 'smtp', apart: [] }],
  recipients: [
    {
      recipient: 'a…@contoso.com',
      recipientId: '5f2b9c0d1e3a4b6c',
      state: 'sent',
      reason: '250 OK',
      messageId: `<${SHA256}@contoso.com>`,
      bounced: null,
      message: SHA256,
    },
  ],
};

const text = z.string();
const binary = { schema: z.string().meta({ format: 'binary' }) };

export const sentOperation: Operation = {
  tag: 'Digests',
  summary: 'The digest of a day as it was sent',
  description:
    'In the bytes of a message each character of a token is an "x", and the addresses of its reader and of who answers, and the Message-ID, are placeholders; all else is as it was handed over.',
  path: digestPath,
  query: sentQuery,
  answers: [
    {
      status: 200,
      description: 'What is known of it, what it said, or the bytes that were handed over',
      content: {
        'application/json': { schema: z.union([sentAnswerSchema, graphBodySchema]), example: () => EXAMPLE },
        'text/html': { schema: text },
        'text/plain': { schema: text },
        'message/rfc822': binary,
      },
      headers: HEADERS,
    },
  ],
  problems: ['input.query', 'input.date', 'input.zone', 'digest.unknown', 'digest.no-message', ...APP_PROBLEMS],
};
