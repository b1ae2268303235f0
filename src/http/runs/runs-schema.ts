/** Parameters and answers of GET /api/runs, as schemas. */
import { z } from 'zod';
import { recordOf } from '../../metrics/cube/cell.ts';
import { SCOPE_COLUMNS } from '../../report/scope.ts';
import { BACKFILL_ID, LOST, RUN_ID, RUN_KINDS, RUN_OUTCOMES } from '../../runs/run.ts';
import { ORDER_FIELDS } from '../backfill/backfill-schema.ts';
import { describing } from '../describing.ts';
import { count, failure, instant, localDate, newerSchema, nextPage, zone } from '../fields.ts';
import { afterParameter, dateParameter, wholeNumber, zoneParameter } from '../parameters.ts';
import type { BackfillProgress } from './backfill-progress.ts';
import type { ShownRun } from './shown-run.ts';

const MAX_LIMIT = 1000;

/** What lists runs; the other way is to name a backfill. */
export const LIST_FIELDS = {
  kind: z.enum(RUN_KINDS).describe('Runs of one kind alone; without it every kind but access').optional(),
  from: dateParameter.describe('First local day; the last seven days without it').optional(),
  to: dateParameter.describe('Last local day, included; the first one without it').optional(),
  zone: zoneParameter.optional(),
  id: z
    .string()
    .regex(RUN_ID, 'it is no id of one')
    .describe('The run of that id alone, of any kind, among those days: what an error calls its reference')
    .meta({ examples: ['019ac2f0b3d84e6f'] })
    .optional(),
  limit: wholeNumber(MAX_LIMIT).describe('Most runs, 100 without it').optional(),
  after: afterParameter.optional(),
};

export const runsQuery = z.strictObject({
  ...LIST_FIELDS,
  backfill: z
    .string()
    .regex(BACKFILL_ID, 'it is no id of one')
    .describe('Id of a backfill: how far it is, in place of runs; goes with no other')
    .meta({ examples: ['019ac2f0b3d84e6f7a10'] })
    .optional(),
});

/** running = no end is known; stopped = ended early and goes on next time; refused = nothing helps but a person. */
export const outcome = z
  .enum([...RUN_OUTCOMES, LOST])
  .describe('stopped = ended early and goes on next time; refused = nothing helps but a person');

const rows = z.strictObject({ deliveries: count, attributes: count, malformed: count }).describe('Rows that were read');

const scopes = z.strictObject(recordOf(SCOPE_COLUMNS, () => z.union([z.string(), z.array(z.string())]).optional()));
const accessSchema = z.strictObject({
  by: z.string().describe('"key", "link", the app role, or "nobody" where that is not known'),
  subscription: z.string().nullable().describe('Of a link'),
  allowed: z.array(scopes).nullable().describe('What the reader may see, any of them; null = all'),
  scope: scopes.nullable().describe('What the report was narrowed to; null where none was given'),
});

const runSchema = describing<ShownRun>()(
  z.strictObject({
    id: z.string().regex(RUN_ID),
    kind: z.enum(RUN_KINDS),
    outcome,
    startedAt: instant,
    endedAt: instant.nullable().describe('Null while it runs, and where its process died'),
    durationSeconds: z.number().nullable(),
    range: z.strictObject({ from: instant, to: instant }).nullable().describe('The time that it is about'),
    zone: zone.nullable(),
    date: localDate.nullable().describe('Of a run that is about one local day'),
    backfill: z.string().regex(BACKFILL_ID).nullable().describe('Id of the backfill that it belongs to'),
    requests: count.describe('Requests to Dataverse meanwhile'),
    retries: count,
    throttles: count,
    rows,
    counters: z.record(z.string(), z.int()).describe('What else was counted, by name'),
    error: failure.nullable(),
    newer: z.array(newerSchema).describe('What it met that a newer version of the app wrote').optional(),
    access: accessSchema.describe('Of kind access alone: who opened a report').optional(),
  }),
);
export const runsAnswerSchema = z.strictObject({ runs: z.array(runSchema), next: nextPage });

const troubleSchema = z.strictObject({
  date: localDate,
  state: z.enum(['running', 'waiting', 'done', 'failed']),
  attempts: count,
  error: failure.nullable(),
});

export const progressSchema = describing<BackfillProgress>()(
  z.strictObject({
    backfill: z.strictObject({ id: z.string(), ...ORDER_FIELDS, orderedAt: instant }),
    days: z.strictObject({ queued: count, running: count, done: count, failed: count }),
    isFinished: z.boolean().describe('Whether no day is left that can still change by itself'),
    rows,
    removed: count.describe('Records that Dataverse no longer shows'),
    running: z.array(localDate),
    troubles: z.array(troubleSchema).describe('Days that failed: for good (failed), or so far (waiting)'),
  }),
);

/** By the names under which an API's description lists them. */
export const runSchemas = { Run: runSchema, Runs: runsAnswerSchema, BackfillProgress: progressSchema };
