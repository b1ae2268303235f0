/** Parameters and answer of GET /api/violations, as schemas. */
import { z } from 'zod';
import { UNLISTED_REASONS, type UnlistedReason } from '../../lookup/violations/unlisted.ts';
import { VIOLATION_KINDS } from '../../lookup/violations/violations-of.ts';
import { ABANDON_SOURCES } from '../../metrics/fact/fact.ts';
import { describing } from '../describing.ts';
import { countOrNull, instant, localDate, nextPage, zone } from '../fields.ts';
import { afterParameter, dateParameter, wholeNumber, zoneParameter } from '../parameters.ts';
import type { ShownViolations } from './shown-violations.ts';

const MAX_LIMIT = 10_000;

export const violationsQuery = z.strictObject({
  date: dateParameter.describe('One local day; yesterday where no days are named').optional(),
  from: dateParameter.describe('First local day; with "to" at most 400 days').optional(),
  to: dateParameter.describe('Last local day, included; goes with "from"').optional(),
  zone: zoneParameter.optional(),
  kind: z.array(z.enum(VIOLATION_KINDS)).describe('Those of one kind alone; may repeat (any of them)').optional(),
  limit: wholeNumber(MAX_LIMIT).describe('Most violations of a page, 1000 without it').optional(),
  after: afterParameter.optional(),
  format: z.enum(['json', 'csv']).describe('Without it by Accept, json where that says nothing').optional(),
  bom: z.enum(['1']).describe('1 = CSV begins with a byte order mark, as Excel wants it').optional(),
});

const source = z.enum(ABANDON_SOURCES.filter((one) => one !== ''));

const violationSchema = z.strictObject({
  kind: z.enum(VIOLATION_KINDS).describe('A delivery that breaks several rules is listed once for each, and once for each cap'),
  delivery: z.string().describe('Id of the delivery (msdyn_proactive_deliveryid)'),
  call: z.string().nullable().describe('Id of its call (msdyn_call_id), by which logs of calls have it once the row has expired'),
  startedAt: instant.nullable(),
  countedAt: instant.describe('By which reports count it'),
  queue: z.string(),
  queueName: z.string().nullable(),
  configuration: z.string(),
  configurationName: z.string().nullable(),
  channel: z.string(),
  cap: z.string().nullable().describe('Of over-cap: id of the cap'),
  attempts: countOrNull.describe('Of over-cap: attempts in the window that ends with this one, it included'),
  allowed: countOrNull.describe('Of over-cap: how many the cap allows'),
  source: source.nullable().describe('Of abandoned: what tells of it'),
});

const reasons = Object.keys(UNLISTED_REASONS) as [UnlistedReason, ...UnlistedReason[]];

export const violationsSchema = describing<ShownViolations>()(
  z.strictObject({
    period: z.strictObject({ from: localDate, to: localDate, zone }),
    rulePack: z
      .strictObject({ id: z.string(), name: z.string(), caps: z.array(z.string()).describe('Where it has none, nothing can be over one') })
      .describe('Whose hours and caps they are held against. Not legal advice'),
    violations: z
      .array(violationSchema)
      .nullable()
      .describe('In order of time; null where nothing of the days can be listed: "notListed" says why'),
    notListed: z
      .array(z.strictObject({ from: instant, to: instant, reason: z.enum(reasons), detail: z.string() }))
      .describe('Parts of the days of which deliveries cannot be listed, or not all'),
    atLeast: z
      .array(z.strictObject({ kind: z.enum(VIOLATION_KINDS), reason: z.string() }))
      .describe('Kinds of which there may be more, since days before were not read'),
    provisional: z.array(z.string()).describe('Why the list can still change'),
    next: nextPage,
  }),
);
