/** Answers about subscriptions, as schemas. */
import { z } from 'zod';
import { subscriptionSchema } from '../../subscriptions/subscription/subscription-schema.ts';
import { describing } from '../describing.ts';
import { instant, localDate, zone } from '../fields.ts';
import type { EditedView, NextSendView, OneSubscriptionView, SubscriptionsView, SubscriptionView } from './subscription-view.ts';

const nextSendSchema = describing<NextSendView>()(
  z.strictObject({
    at: instant.describe('When it is due, UTC'),
    local: z.string().describe('What the wall clock then shows, YYYY-MM-DDTHH:MM'),
    zone,
    clockChange: z
      .enum(['skipped', 'repeated'])
      .nullable()
      .describe(
        'skipped = clocks skip its time on that day, and it comes at the first instant after; repeated = its time comes twice, and this is the first',
      ),
    from: localDate.describe('First day that it is about'),
    to: localDate.describe('Last day that it is about'),
  }),
);

const view = {
  id: z.string(),
  etag: z.string().describe('Names this version; to be sent back as If-Match'),
  state: z.enum(['active', 'paused', 'muted']).describe('Whether anything is sent now'),
  pausedBecause: z.string().nullable().describe('Why the app paused it; null where it did not'),
  isOfSettings: z.boolean().describe('Whether the settings make it, and nobody has edited it'),
  subscription: subscriptionSchema,
  nextSends: z.array(nextSendSchema).describe('The next five; in a list the next one'),
};
const subscriptionViewSchema = describing<SubscriptionView>()(z.strictObject(view));
export const oneSubscriptionSchema = describing<OneSubscriptionView>()(
  z.strictObject({
    ...view,
    away: z
      .array(z.strictObject({ recipient: z.string(), until: instant.nullable().describe('Null = for good') }))
      .describe('Who gets nothing of it now by their own wish, masked'),
  }),
);
export const subscriptionsSchema = describing<SubscriptionsView>()(
  z.strictObject({
    subscriptions: z.array(subscriptionViewSchema).describe('By id'),
    unreadable: z.array(z.string()).describe('Ids of those that are stored and cannot be read'),
  }),
);
export const editedSchema = describing<EditedView>()(
  z.strictObject({
    ...view,
    change: z.enum(['created', 'changed', 'unchanged']),
    isDryRun: z.boolean().describe('Whether nothing was changed, and this is what it would be'),
  }),
);

/** By the names under which an API's description lists them. */
export const subscriptionSchemas = {
  Subscription: subscriptionSchema,
  KeptSubscription: subscriptionViewSchema,
  OneSubscription: oneSubscriptionSchema,
  Subscriptions: subscriptionsSchema,
  EditedSubscription: editedSchema,
  NextSend: nextSendSchema,
};
