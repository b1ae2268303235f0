/** What an organisation set up in Dynamics, as schemas: limits of configurations, and uploads that failed. */
import { z } from 'zod';
import type { ConfigurationLimits } from '../../../metrics/row/configuration-limits.ts';
import type { FailedUploadItem } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { instant, numberOrNull } from '../../fields.ts';
import { explained } from './explained.ts';
import { rateSchema } from './rate-schema.ts';

const LIMITS = '$.byConfiguration[*].limits';

const throttleSchema = explained(`${LIMITS}.throttles[*]`, {
  metric: z
    .string()
    .describe('averageEscalationWait, escalations, abandonmentRate, openEscalations; another value of the choice as its number'),
  threshold: numberOrNull,
  periodMinutes: numberOrNull,
});

export const limitsSchema = describing<ConfigurationLimits>()(
  explained(LIMITS, {
    throttles: z.array(throttleSchema),
    botFailureTreatment: z.string().nullable().describe('none, suspend, threshold; another value of the choice as its number'),
    botFailurePercent: numberOrNull,
    firstResponseMinutes: numberOrNull,
    queuePercent: numberOrNull,
  }),
).describe('Limits that the owner of a configuration chose, as they were last read');

/** What items of configurations carry of them, beside the rates of the period. */
export const limitFields = { limits: limitsSchema.nullable(), abandonment: rateSchema.nullable(), botFailure: rateSchema };

export const failedUploadSchema = describing<FailedUploadItem>()(
  z.strictObject({
    key: z.string().describe('Journey id of its deliveries'),
    name: z.string(),
    configuration: z.string(),
    configurationName: z.string(),
    outcome: z.enum(['failed', 'errors']).describe('failed = nothing came of it, errors = a part'),
    at: instant,
    message: z.string().describe('What Dynamics said; "" where it said nothing'),
  }),
).describe('An uploaded file of which no delivery came, or not all that it held');
