/** Parameters and answer of a digest looked up as it was sent, as schemas. */
import { z } from 'zod';
import { count, instant, localDate, zone } from '../fields.ts';
import { zoneParameter } from '../parameters.ts';
import { scopeSchema } from '../report/schema/scope-schema.ts';
import { digestKind, recipientParameter, recipientSchema } from './digest-schema.ts';

const FORMATS = ['json', 'html', 'text', 'message'] as const;

export const sentQuery = z.strictObject({
  zone: zoneParameter.describe('Of its days, where digests of several zones were sent; that of the newest one without it').optional(),
  kind: z
    .union([z.literal('scheduled'), z.templateLiteral(['resend ', z.int()])], 'it is neither scheduled nor "resend" with a number')
    .describe('scheduled, or "resend 1" and so on; the one that was made last without it')
    .optional(),
  recipient: recipientParameter.describe('Whose message: by mask or id; that of somebody whom it reached without it').optional(),
  format: z
    .enum(FORMATS)
    .describe('json = what is known of it, html and text = what it said, message = the bytes that were handed over; json without it')
    .optional(),
});

const sha256 = z.string().describe('SHA-256, hexadecimal');
const madeFrom = z.strictObject({
  definitions: z.string().describe('Version of the definitions'),
  rules: count.nullable().describe('Number of the rules that rows were filed by; null = of none yet'),
  asOf: instant.nullable().describe('Up to when Dataverse had been read'),
});
const file = z.strictObject({
  name: z.string(),
  contentType: z.string(),
  sizeBytes: count,
  sha256,
  isInline: z.boolean().describe('Whether it is an image of the mail rather than an attachment'),
});
const message = z.strictObject({
  sha256: sha256.describe('Of its bytes as format=message gives them'),
  mediaType: z.enum(['message/rfc822', 'application/json']),
  sizeBytes: count,
  transport: z.string().describe('As MAIL_TRANSPORT names it'),
  apart: z.array(z.string()).describe('Names of files that were too large to stand in it, and followed one by one'),
});

export const sentAnswerSchema = z.strictObject({
  subscription: z.string(),
  name: z.string().nullable().describe('Of the subscription; null where it is no more'),
  period: z.strictObject({ from: localDate, to: localDate, zone }),
  kind: digestKind,
  kinds: z.array(digestKind).describe('All that is known of these days'),
  scope: scopeSchema.nullable().describe('What its numbers were narrowed to, {} = everything; null = not known any more'),
  sent: z
    .strictObject({
      subject: z.string(),
      renderedAt: instant.describe('Also the date of its mails'),
      snapshotVersion: count.nullable().describe('Version of the day snapshot that it shows; null of several days or a scope'),
      madeFrom: madeFrom.nullable().describe('Null where an older release made it'),
      attachments: z.array(file),
    })
    .nullable()
    .describe('Null where it is kept no more (SNAPSHOT_DAYS), or was never made'),
  messages: z
    .array(message)
    .describe(
      'What was handed over, without what is one person’s own; one for all whose mails differ in nothing else. Of older releases none',
    ),
  recipients: z.array(
    z.strictObject({
      ...recipientSchema.shape,
      messageId: z.string().describe('Its Message-ID, as the mail server’s trace knows it'),
      bounced: z
        .strictObject({ at: instant, reason: z.string() })
        .nullable()
        .describe(
          'What the non-delivery report says that came back, and when that came; null where none came, or nobody reads them (bounces of health): sent means accepted by the mail server',
        ),
      message: sha256.nullable().describe('Of the message that they were, or were to be, sent'),
    }),
  ),
});

/** What Graph got: a message to be sent at once, or a draft that its files followed. */
export const graphBodySchema = z.union([
  z.strictObject({ message: z.looseObject({ subject: z.string() }), saveToSentItems: z.boolean().exactOptional() }),
  z.looseObject({ subject: z.string(), body: z.looseObject({ content: z.string() }) }),
]);
