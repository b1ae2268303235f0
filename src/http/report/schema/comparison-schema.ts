/** The part of a report about earlier periods, as a schema. */
import { z } from 'zod';
import { RATES } from '../../../metrics/kpis/rate-table.ts';
import type { Break } from '../../../report/comparison/comparison-model.ts';
import type { Anomaly, Comparison, EarlierPeriod, Mean } from '../../../report/report.ts';
import { COMPARES } from '../../../time/compared-period.ts';
import { describing } from '../../describing.ts';
import { count, instant, numberOrNull, share } from '../../fields.ts';
import { explained } from './explained.ts';
import { meanRatesSchema, ratesSchema } from './rate-schema.ts';
import { reasonSchema } from './reason-schema.ts';
import { periodSchema, totalsSchema } from './totals-schema.ts';

const NUMBERS = { period: periodSchema, totals: totalsSchema, rates: ratesSchema };

const earlierSchema = describing<EarlierPeriod>()(
  explained('$.comparison.before', {
    kind: z.enum(['day', 'week', 'month', 'quarter', 'year', 'range', 'rolling']),
    compare: z.enum(COMPARES).exactOptional().describe('What it was asked to be; absent where it is compared as usual'),
    ...NUMBERS,
    until: instant.nullable().describe('Where the period is unfinished: the same part of this one ends here; null = all of it'),
    days: z.strictObject({ now: z.number(), before: z.number() }),
    perDay: z.boolean(),
  }),
).describe('The period before that this one is held against');

const meanSchema = describing<Mean>()(
  explained('$.comparison.mean7', { days: count, deliveriesPerDay: z.number(), attemptsPerDay: z.number(), rates: meanRatesSchema }),
).describe('Means of the days before');

const anomalySchema = describing<Anomaly>()(
  explained('$.comparison.anomalies[*]', {
    id: z.string(),
    name: z.string(),
    value: z.number(),
    median: z.number(),
    spread: z.number(),
    score: z.number(),
    weeks: count,
    p: share.exactOptional(),
    evidence: z
      .strictObject({ numerator: z.number(), denominator: numberOrNull, usualNumerator: z.number(), usualDenominator: numberOrNull })
      .exactOptional(),
  }),
).describe('A KPI that lies far from the same weekdays of the last eight weeks');

const breakSchema = describing<Break>()(
  z.strictObject({
    at: instant.nullable().describe('When rows were first filed by these rules; null where that is not known any more'),
    rules: count,
    settings: z.array(z.string()).exactOptional().describe('What changed; empty where that is not known any more'),
    crosses: z.array(z.enum(['period', 'before', 'mean7', 'mean28', 'anomalies'])),
  }),
).describe('A change of how rows are filed, between rows of what is compared');

export const comparisonSchema = describing<Comparison>()(
  explained('$.comparison', {
    before: earlierSchema.nullable().exactOptional(),
    weekBefore: z.strictObject(NUMBERS).nullable().describe('Of a day: its weekday a week before'),
    mean7: meanSchema.nullable(),
    mean28: meanSchema.nullable(),
    signals: z.array(z.enum(RATES.map(({ id }) => id))).describe('Rates whose difference from the period before is more than noise'),
    anomalies: z.array(anomalySchema),
    unwatched: z.string().nullable().exactOptional().describe('Why no anomalies were looked for; null where they were'),
    unwatchedNote: reasonSchema.nullable().exactOptional().describe('The same as data'),
    breaks: z.array(breakSchema).exactOptional(),
  }),
);

/** By the names under which an API's description lists them. */
export const comparisonSchemas = { EarlierPeriod: earlierSchema, Mean: meanSchema, Anomaly: anomalySchema, Break: breakSchema };
