/** The report as a schema: what GET /api/report answers and what a snapshot keeps. */
import { z } from 'zod';
import type { Report } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, instant, localDate, numberOrNull } from '../../fields.ts';
import { bestTimeSchema, callerIdSchema, callHourSchema, callTimeSchema } from './calling-schema.ts';
import { comparisonSchema } from './comparison-schema.ts';
import { complianceSchema } from './compliance-schema.ts';
import { contactSchema } from './contact-schema.ts';
import { explained } from './explained.ts';
import { failedUploadSchema } from './limits-schema.ts';
import { listFields } from './list-schemas.ts';
import { ratesSchema } from './rate-schema.ts';
import { reasonSchema, reasonValuesSchema } from './reason-schema.ts';
import { scopeSchema } from './scope-schema.ts';
import { signalSchema } from './signal-schema.ts';
import { periodSchema, totalsSchema } from './totals-schema.ts';
import { trendSchema } from './trend-schema.ts';

const backlogSchema = explained('$.backlog', {
  at: instant.describe('When it was counted'),
  total: count,
  items: z.array(
    explained('$.backlog.items[*]', { status: z.string(), age: z.string().describe('Since it was created'), deliveries: count }),
  ),
}).describe('Open deliveries when last counted in the period');

const qualitySchema = describing<Report['quality'][number]>()(
  explained('$.quality[*]', {
    id: z.string(),
    name: z.string(),
    count,
    values: z.array(z.string()).describe('Up to five offending values'),
    data: reasonValuesSchema.exactOptional().describe('What its name and values tell, for programs'),
    changes: z.array(z.strictObject({ at: instant.nullable(), settings: z.array(z.string()).exactOptional() })).exactOptional(),
  }),
).describe('Something about the data that a reader should know before trusting a number');

const reasons = z.array(z.string());
const changes = z.array(reasonSchema).exactOptional().describe('What changed, for programs; older versions lack it');
const restatedSchema = z.strictObject({ date: localDate, version: count, reason: z.string(), changes, at: instant });
const missedSchema = z.strictObject({
  date: localDate,
  reason: z.string(),
  reasonId: z.enum(['dataIncomplete', 'appDidNotRun']).exactOptional(),
  at: instant,
});

export const reportSchema = describing<Report>()(
  explained('$', {
    definitions: z.string().describe('Version of the definitions it was computed with'),
    period: periodSchema,
    scope: scopeSchema,
    allowed: z.array(scopeSchema).exactOptional().describe('Where its reader may see a part alone: any of these scopes'),
    generatedAt: instant,
    asOf: instant.nullable().describe('Up to when Dataverse had been read; null where that is not known'),
    provisional: z.boolean().describe('True while numbers can still change'),
    provisionalReasons: reasons.describe('Why, in words; empty where final'),
    provisionalNotes: z.array(reasonSchema).exactOptional().describe('The same for programs, in the same order; older versions lack it'),
    read: z.enum(['all', 'part', 'none']).exactOptional().describe('How much of the period was read; older versions lack it'),
    unreadBefore: z
      .array(z.enum(['contacts', 'caps', 'abandonment', 'bestTime', 'callerIds']))
      .exactOptional()
      .describe('What is null or empty since it looks back over days that were not read; older versions lack it'),
    totals: totalsSchema,
    rates: ratesSchema,
    backlog: backlogSchema.nullable(),
    ...listFields,
    contacts: contactSchema,
    callerIds: z.array(callerIdSchema),
    bestTime: bestTimeSchema.nullable(),
    callHours: z.array(callHourSchema).exactOptional().describe('Of the days that bestTime.days counts; older versions lack it'),
    callTimes: z.array(callTimeSchema).exactOptional().describe('Calls by their length, shortest first; older versions lack it'),
    customerWait: z.strictObject({ count, p50Seconds: numberOrNull, p90Seconds: numberOrNull }),
    windowUse: z.strictObject({ count, p50Percent: numberOrNull, p90Percent: numberOrNull }),
    compliance: complianceSchema,
    failedUploads: z.array(failedUploadSchema).describe('Uploads made in the period, the newest first, at most 100'),
    quality: z.array(qualitySchema),
    comparison: comparisonSchema,
    trend: z
      .array(trendSchema)
      .exactOptional()
      .describe(
        'Of a single day: the 56 local days before it and the day; of several the last 56, or all where there are more; older versions lack it',
      ),
    signals: z.array(signalSchema).exactOptional().describe('All that is worth telling, the gravest first; older versions lack it'),
    restated: z.array(restatedSchema).exactOptional().describe('In a digest alone: earlier days whose numbers changed since'),
    missed: z.array(missedSchema).exactOptional().describe('In a digest alone: earlier days whose digest did not arrive'),
  }),
).describe('A version of a day that was stored by an older definition may lack fields that were added since.');

/** By the names under which an API's description lists them. */
export const reportParts = {
  Scope: scopeSchema,
  Backlog: backlogSchema,
  QualityNote: qualitySchema,
  Reason: reasonSchema,
  TrendPoint: trendSchema,
};
