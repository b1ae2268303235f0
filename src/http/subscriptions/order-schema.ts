/** What is asked of a subscription without waiting for its time, and the answers, as schemas. */
import { z } from 'zod';
import { DELIVERY_STATES } from '../../subscriptions/delivery/delivery.ts';
import { digestKind, recipientSchema } from '../digests/digest-schema.ts';
import { failure, localDate, zone } from '../fields.ts';

export const noBody = z.strictObject({});
export const testBody = z.strictObject({
  to: z.string().min(1).max(400).describe('One mail address, with or without a name; it need not be in the subscription'),
});

const days = { from: localDate.describe('First day that it is about'), to: localDate.describe('Last day that it is about'), zone };

export const previewSchema = z.strictObject({
  subscription: z.string(),
  ...days,
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  recipients: z.array(z.string()).describe('Masked'),
  provisional: z.boolean().describe('Whether its numbers can still change'),
  wouldBe: z.enum(['sent', 'nothingHappened', 'conditionNotMet', 'coolingDown']).describe('What its conditions come to with these numbers'),
  because: z.array(z.string()).describe('The conditions that hold'),
});

export const sentSchema = z.strictObject({
  subscription: z.string(),
  ...days,
  kind: digestKind,
  state: z.enum(DELIVERY_STATES),
  reason: z.string().describe('Why it has not ended, or ended so; empty where it was sent'),
  recipients: z.array(recipientSchema),
  error: failure.nullable().describe('Why it could not be sent now'),
});

/** By the names under which an API's description lists them. */
export const orderSchemas = { SubscriptionPreview: previewSchema, SentNow: sentSchema };
