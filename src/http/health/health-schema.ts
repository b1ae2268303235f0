/** The answer of GET /api/health, as a schema. */
import { z } from 'zod';
import type { Health } from '../../health/health.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { WORK_KINDS } from '../../runs/run.ts';
import { describing } from '../describing.ts';
import { digestKind, recipientSchema } from '../digests/digest-schema.ts';
import { count, failure, instant, localDate, newerSchema, zone } from '../fields.ts';
import { outcome } from '../runs/runs-schema.ts';

const mailServerSchema = z.strictObject({ since: instant, nextTryAt: instant, failedLogins: count, reason: z.string() });
const lastRunSchema = z.strictObject({ outcome, startedAt: instant, error: failure.nullable() });
const digestSchema = z.strictObject({ ...recipientSchema.shape, subscription: z.string(), date: localDate, kind: digestKind, at: instant });
const bouncedSchema = z.strictObject({
  ...{ subscription: z.string(), date: localDate, kind: z.string() },
  ...{ recipient: z.string(), recipientId: z.string(), reason: z.string(), at: instant },
});
const partSchema = z.strictObject({ table: z.string(), depth: z.string(), since: instant.nullable().describe('Null = always') });

export const healthSchema = describing<Health>()(
  z.strictObject({
    status: z
      .enum(['ok', 'starting', 'behind', 'failing'])
      .describe('failing = a person has to look; behind = Dataverse was not read for an hour; starting = never read yet'),
    readTo: instant.nullable().describe('Up to when harvests have read Dataverse'),
    lagSeconds: z.int().nullable().describe('Now less readTo'),
    digests: z.array(digestSchema).describe('Those of the last 14 days that are not known to have arrived at the mail server'),
    dispatchedTo: instant.nullable().describe('Up to when the dispatch timer has looked for digests that are due'),
    missingDigests: z
      .array(z.strictObject({ subscription: z.string(), from: localDate, to: localDate, zone, dueAt: instant }))
      .describe('Digests that came due more than an hour ago, and that nobody has begun to make'),
    unreadableSubscriptions: z.array(z.string()).describe('Ids of subscriptions that cannot be read: nothing of them is sent'),
    mailServer: mailServerSchema.nullable().describe('What the mail server fails with'),
    bounces: z
      .strictObject({
        readTo: instant.nullable().describe('Up to when non-delivery reports were read; null where they are not'),
        unknown: z.string().nullable().describe('Why nothing, or nothing since readTo, is known'),
        digests: z.array(bouncedSchema),
      })
      .describe('Digests of the last 14 days that a mail server took and that came back'),
    failedDays: z
      .array(z.strictObject({ backfill: z.string(), date: localDate, zone, at: instant, error: failure }))
      .describe('Backfill days that were given up'),
    lastRuns: z.strictObject(recordOf(WORK_KINDS, () => lastRunSchema.nullable())).describe('The last run of each kind'),
    newer: z
      .array(newerSchema)
      .describe('What is stored in a version that this app does not know: deploy the newer version of the app again'),
    unmetNames: z.array(z.strictObject({ setting: z.string(), name: z.string() })).describe('Names in settings that no row had in 30 days'),
    partlyShown: z.array(partSchema).describe('Tables that Dataverse shows only a part of'),
    zoneData: z.string().describe('Release of the IANA time zone database that days are cut by'),
  }),
);
