/** One entry of the run log: what a harvest, sweep, backfill, compaction, digest, retention or erasure did, and how it ended; or who opened a report. */
import { z } from 'zod';
import { HOUR_MS } from '../time/lengths.ts';

/** What the app does by itself or by order. */
export const WORK_KINDS = ['harvest', 'sweep', 'backfill', 'compaction', 'digest', 'retention', 'erasure'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
/** As many as readers are: listed where they are asked for, and nowhere beside the work. */
export const RUN_KINDS = [...WORK_KINDS, 'access'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** running = no end is known; stopped = ended early and goes on next time; refused = nothing helps but a person (rights, input). */
export const RUN_OUTCOMES = ['running', 'ok', 'stopped', 'failed', 'refused'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

const count = z.int().nonnegative();

const values = z.union([z.string(), z.array(z.string()).readonly()]);
const scopeSchema = z
  .object({ configuration: values.optional(), queue: values.optional(), channel: values.optional(), dialMode: values.optional() })
  .readonly();

/** Who opened a report, and how much of it: in stored values, never in what somebody typed. */
const accessSchema = z.object({
  /** "key", "link", the app role, or "nobody" where that is not known. */
  by: z.string(),
  /** Of a link, else null. */
  subscription: z.string().nullable(),
  /** What the reader may see, any of them; null = all. */
  allowed: z.array(scopeSchema).readonly().nullable(),
  /** What the report was narrowed to; null where none was given. */
  scope: scopeSchema.nullable(),
});

/** Ids as they are made: of a run, and of a backfill that runs belong to. */
export const RUN_ID = /^[0-9a-f]{16}$/;
export const BACKFILL_ID = /^[0-9a-f]{20}$/;

export const runSchema = z.object({
  id: z.string(),
  kind: z.enum(RUN_KINDS),
  /** UTC epoch milliseconds. */
  startedMs: z.number(),
  /** UTC epoch milliseconds, null while it runs, and for ever where its process died. */
  endedMs: z.number().nullable(),
  /** [from, to) of the time it is about, UTC epoch milliseconds; null where it is about none. */
  range: z.tuple([z.number(), z.number()]).readonly().nullable(),
  /** IANA zone and local date (YYYY-MM-DD) of a run that is about one local day. */
  zone: z.string().nullable(),
  date: z.string().nullable(),
  /** Id of the backfill that it belongs to. */
  backfill: z.string().nullable(),
  /** Requests to Dataverse that this process sent meanwhile: runs of one process at the same time share them. */
  requests: count,
  retries: count,
  throttles: count,
  rows: z.object({ deliveries: count, attributes: count, malformed: count }),
  /** What else was counted, by name. */
  counters: z.record(z.string(), z.int()),
  outcome: z.enum(RUN_OUTCOMES),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** What this process met meanwhile that a newer version of the app wrote; absent where that was nothing. */
  newer: z
    .array(z.object({ kind: z.string(), version: count, known: count }))
    .readonly()
    .optional(),
  /** Of kind access alone. */
  access: accessSchema.readonly().optional(),
});
export type Run = Readonly<z.infer<typeof runSchema>>;
export type RunError = NonNullable<Run['error']>;

/** No run of this app lasts as long: one that is still running then has lost its process. */
const LOST_AFTER_MS = HOUR_MS;
export const LOST = 'ended without a word';

/** The outcome as a reader is told it: a run that began an hour ago and has no end ended without a word. */
export function shownOutcome({ outcome, startedMs }: Run, nowMs: number): RunOutcome | typeof LOST {
  return outcome === 'running' && nowMs - startedMs > LOST_AFTER_MS ? LOST : outcome;
}
