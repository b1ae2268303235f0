/** Addresses, bodies and answers of the digest routes, as schemas. */
import { z } from 'zod';
import type { DigestId } from '../../subscriptions/delivery/digest-id.ts';
import type { LedgerEntry } from '../../subscriptions/delivery/ledger.ts';
import { describing } from '../describing.ts';
import { failure, localDate, zone } from '../fields.ts';
import { dateParameter } from '../parameters.ts';

const MAX_NOTE = 500;

/** The parts of the address. */
export const digestPath = z.strictObject({
  subscription: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'it is no name of letters, digits, "-" and "_"')
    .describe('That of the settings is "default"')
    .meta({ examples: ['default'] }),
  date: dateParameter.describe('The first or the last local day that the digest is about'),
});

/** One recipient, by mask or id. */
export const recipientParameter = z.string().min(1).max(100);
const recipient = recipientParameter.describe('One recipient as health shows it, by mask or id; all without it').optional();

export const resendBody = z.strictObject({
  to: z.enum(['failed', 'all']).describe('failed = whom it surely did not reach; so without it').optional(),
  recipient,
});

export const resolveBody = z.strictObject({
  found: z.enum(['sent', 'not-sent']),
  note: z.string().trim().min(1).max(MAX_NOTE).describe('How that was found out; addresses and numbers in it are not kept'),
  recipient,
});

/** Which of the mails about a day: the scheduled digest, a later repeat, a try, or a notice to the owner. */
export const digestKind = describing<DigestId['kind']>()(
  z.union([
    z.literal('scheduled'),
    z.templateLiteral(['resend ', z.int()]),
    z.templateLiteral(['test ', z.int()]),
    z.templateLiteral(['notice ', z.string()]),
  ]),
);

const digestState = describing<LedgerEntry['state']>()(
  z.enum(['sending', 'retry', 'sent', 'failed', 'ambiguous', 'missed', 'skipped']),
).describe('ambiguous = it is not known whether the mail server took it; missed = too late now; skipped = it was not to be sent');

export const recipientSchema = z.strictObject({
  recipient: z.string().describe('With most of the address hidden'),
  recipientId: z.string().describe('Names the recipient where two look alike'),
  state: digestState,
  reason: z.string().describe('What the mail server answered, or why not, without addresses'),
});

export const resendAnswerSchema = z.strictObject({
  subscription: z.string(),
  date: localDate,
  zone,
  kind: digestKind.nullable().describe('Null where there was nobody to send it to'),
  recipients: z.array(recipientSchema),
  gone: z.array(z.string()).describe('Masked: whom it did not reach and who get no digests any more'),
  error: failure.nullable().describe('Why it could not be sent now'),
});

export const resolveAnswerSchema = z.strictObject({
  resolved: z.array(
    z.strictObject({
      ...recipientSchema.shape,
      date: localDate,
      zone,
      kind: digestKind,
      found: z.enum(['sent', 'not-sent']),
      note: z.string(),
    }),
  ),
});
