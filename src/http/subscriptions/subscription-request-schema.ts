/** What requests about subscriptions may say beside their body: address, query and headers, as schemas. */
import { z } from 'zod';
import { SUBSCRIPTION_ID } from '../../subscriptions/subscription/subscription.ts';

export const subscriptionPath = z.strictObject({
  id: z
    .string()
    .regex(SUBSCRIPTION_ID, 'it is no name of at most 64 letters, digits, "-" and "_"')
    .describe('That of the settings is "default"')
    .meta({ examples: ['default'] }),
});

export const writeQuery = z.strictObject({
  dryRun: z.enum(['true', 'false']).describe('true = checks all of it, changes nothing, and answers what it would be').optional(),
});

const OF_GET = 'The ETag that GET gave: what it named is changed, and nothing else. * = whatever there is';
export const removeHeaders = z.strictObject({ 'If-Match': z.string().describe(OF_GET) });
export const writeHeaders = z.strictObject({
  'If-Match': z.string().describe(OF_GET).optional(),
  'If-None-Match': z.string().describe('* = only where there is none of that id').optional(),
});
