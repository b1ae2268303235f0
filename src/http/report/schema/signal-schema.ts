/** What a report tells as worth telling, as a schema. */
import { z } from 'zod';
import type { Signal } from '../../../report/report.ts';
import { type Contribution, type HourRun, type Mostly, type Opens, SIGNAL_TARGETS } from '../../../report/signals/signal.ts';
import { describing } from '../../describing.ts';
import { numberOrNull, share } from '../../fields.ts';
import { explained } from './explained.ts';

const KINDS = [
  'afterDoNotContact',
  'callingHours',
  'frequencyCap',
  'abandonment',
  'anomaly',
  'callerId',
  'stuck',
  'possibleHours',
  'nearAbandonment',
  'failedUpload',
  'uploadErrors',
  'change',
] as const;

const evidenceSchema = describing<Signal['evidence']>()(
  z.strictObject({
    numerator: numberOrNull,
    denominator: numberOrNull,
    usualNumerator: numberOrNull,
    usualDenominator: numberOrNull,
    weeks: numberOrNull,
    days: numberOrNull,
    score: numberOrNull.describe('Standard deviations from what is usual'),
    p: share.nullable().describe('Probability of as much by chance, made good for everything that was looked at'),
    most: numberOrNull.describe('The most of one contact, of a cap'),
    said: z.string().nullable().describe('What Dynamics said of it, of an upload'),
    crossesRules: z.boolean(),
  }),
);

const mostlySchema = describing<Mostly>()(
  z.strictObject({
    key: z.string().nullable().describe('Configuration; null where no single one has more than half'),
    name: z.string().nullable(),
    hour: z.string().nullable().describe('"00" to "23" on the called party\'s own clock; null where no single one has more than half'),
    share: z.enum(['all', 'most']),
  }),
).describe('Of attempts outside calling hours: what more than half of them have in common; absent where nothing tells');

const hour = z.int().min(0).max(24);
const contributionSchema = describing<Contribution>()(
  explained('$.signals[*].most[*]', {
    column: z.enum(['configuration', 'queue']),
    key: z.string(),
    name: z.string(),
    value: numberOrNull,
    share: z.number(),
    usual: numberOrNull,
  }),
).describe('What one configuration or queue contributes; the parts of all add up to 1');

const hoursSchema = describing<HourRun>()(
  explained('$.signals[*].hours', { from: hour, to: hour.describe('Excluded; not after "from" where it goes over midnight'), share }),
).describe('Local hours of the called party that hold more than half of it');

const opensSchema = describing<Opens>()(
  z.strictObject({
    scope: z.strictObject({ configuration: z.string().exactOptional(), queue: z.string().exactOptional() }),
    section: z.enum(SIGNAL_TARGETS),
    hours: z.strictObject({ from: hour, to: hour }).exactOptional(),
  }),
).describe('Where a reader finds what it is about');

export const signalSchema = describing<Signal>()(
  explained('$.signals[*]', {
    id: z.string().describe('Unique in a report and the same from day to day'),
    kind: z.enum(KINDS),
    severity: z.enum(['urgent', 'possible', 'change']).describe('To act on; worth a look; moved more than chance does'),
    what: z.string().describe('Id of the rate, total or cap that it is about'),
    name: z.string(),
    where: z.strictObject({
      section: z.enum(['totals', 'rates', 'compliance', 'callerIds', 'queues', 'failedUploads']),
      key: z.string().nullable().describe('Configuration, queue or caller id within it; null = the whole report'),
      name: z.string().nullable(),
    }),
    mostly: mostlySchema.exactOptional(),
    most: z.array(contributionSchema).exactOptional().describe('What contributes most, most first, at most three'),
    hours: hoursSchema.exactOptional(),
    opens: opensSchema.exactOptional(),
    value: numberOrNull,
    usual: numberOrNull.describe('What it usually is, or was in the period before'),
    limit: numberOrNull.describe('What it should not pass'),
    threshold: z.string().describe('The rule in words'),
    minimum: z.number().describe('Least volume that the rule asks for; 0 = none'),
    evidence: evidenceSchema,
  }),
);
