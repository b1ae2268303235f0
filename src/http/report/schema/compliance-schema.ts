/** The part of a report about rules, as a schema. Not legal advice. */
import { z } from 'zod';
import type { NotMeasured } from '../../../metrics/kpis/not-measured.ts';
import type { OutsideHoursItem } from '../../../report/compliance/compliance-model.ts';
import type { Abandonment, Compliance } from '../../../report/report.ts';
import { describing } from '../../describing.ts';
import { count, countOrNull, instant, numberOrNull, share } from '../../fields.ts';
import { explained } from './explained.ts';
import { rateSchema } from './rate-schema.ts';
import { reasonValuesSchema } from './reason-schema.ts';

const source = z.enum(['column', 'conversation', 'code', 'estimate']);

export const notMeasuredSchema = describing<NotMeasured>()(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    reason: z.string(),
    reasonId: z.string().exactOptional().describe('The same for programs'),
    values: reasonValuesSchema.exactOptional(),
  }),
).describe('Something that readers ask for and the tables cannot give');

const abandonmentSchema = describing<Abandonment>()(
  explained('$.compliance.abandonment', {
    source: source.nullable().describe('Null = not measurable'),
    sourceName: z.string(),
    microsoft: rateSchema,
    regulatory: z.array(
      explained('$.compliance.abandonment.regulatory[*]', {
        configuration: z.string(),
        name: z.string(),
        source,
        abandoned: count,
        liveAnswered: count,
        value: numberOrNull,
        limit: share.exactOptional(),
        room: z.number(),
      }),
    ),
    days: count,
  }),
);

const frequencySchema = describing<Compliance['frequency'][number]>()(
  explained('$.compliance.frequency[*]', {
    id: z.string(),
    name: z.string(),
    attempts: count.describe('Most attempts that the cap allows'),
    hours: z.number().positive().describe('In so many hours'),
    per: z.enum(['contact', 'matter']),
    contactsOver: count,
    rowsOver: count,
    maxSeen: count,
    maxOfContact: count,
    byMatter: count,
    byContact: count,
  }),
).describe('A frequency cap of the rule pack, and what was over it');

const callingHoursSchema = explained('$.compliance.callingHours', {
  ok: countOrNull,
  violation: countOrNull,
  possible: countOrNull,
  undeterminable: countOrNull,
  compliant: rateSchema,
});

export const outsideHoursSchema = describing<OutsideHoursItem>()(
  explained('$.compliance.outsideHours[*]', {
    configuration: z.string(),
    configurationName: z.string(),
    hour: z.string().nullable().describe('"00" to "23" on the called party\'s own clock; null where it is not known'),
    attempts: count,
    possible: count,
  }),
).describe('Attempts of a configuration outside the allowed hours, in one hour of the day');

const afterWishSchema = explained('$.compliance.afterDoNotContact', {
  count,
  first: z.array(z.strictObject({ contact: z.string().describe('Start of a pseudonym'), at: instant })),
});

export const complianceSchema = describing<Compliance>()(
  explained('$.compliance', {
    rulePack: z.strictObject({ id: z.string(), name: z.string(), note: z.string() }),
    callingHours: callingHoursSchema,
    outsideHours: z.array(outsideHoursSchema).exactOptional().describe('Where and when; older versions lack it'),
    frequency: z.array(frequencySchema),
    afterDoNotContact: afterWishSchema.nullable(),
    abandonment: abandonmentSchema,
    notMeasured: z.array(notMeasuredSchema),
  }),
).describe('Calling hours, caps, wishes and abandonment; not legal advice');
