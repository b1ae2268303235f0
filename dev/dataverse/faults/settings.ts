/** Which faults the emulator has: one schema for the options of startEmulator(), the flags of `npm run dataverse` and the control endpoint. */
import { z } from 'zod';
import { TABLES } from '../table/schema.ts';

const whole = z.int().min(0);
const positive = z.int().min(1);

/** Milliseconds: one number, or {min, max}, both included, from which each is drawn. */
const span = z
  .union([whole, z.strictObject({ min: whole, max: whole })], { error: 'must be a whole number >= 0, or {"min", "max"} of such' })
  .transform((given) => (typeof given === 'number' ? { min: given, max: given } : given))
  .refine(({ min, max }) => min <= max, 'must have a min that is not above its max');

/** Strikes with a probability (0 to 1), and for certain the next so many times that it can. */
const strike = z.strictObject({ probability: z.number().min(0).max(1).default(0), next: whole.default(0) });
const rareStrike = strike.refine(({ probability }) => probability < 1, 'must have a probability below 1: no listing would ever end');

const schema = z.strictObject({
  /** Of everything that is drawn; the same seed and the same order of requests give the same faults. */
  seed: whole.default(1),
  /** Before each answer of the Web API; requests wait side by side. */
  latencyMs: span.prefault(0),
  /** x-ms-dop-hint, the recommended number of parallel requests. */
  dopHint: positive.default(4),
  /** Service protection (learn.microsoft.com/power-apps/developer/data-platform/api-limits); null = none. */
  limits: z
    .strictObject({
      requests: positive.default(6000),
      executionMs: positive.default(1_200_000),
      concurrent: positive.default(52),
      windowMs: positive.default(300_000),
    })
    .nullable()
    .prefault({}),
  /** 503, without Retry-After where its seconds are null. */
  unavailable: strike.extend({ retryAfterSeconds: whole.nullable().default(null) }).prefault({}),
  /** The connection is reset before the answer. */
  dropBeforeHeaders: strike.prefault({}),
  /** The connection is reset in the middle of the body. */
  dropInBody: strike.prefault({}),
  /** The connection ends properly, but earlier than Content-Length says. */
  shortBody: strike.prefault({}),
  /** A whole HTTP answer whose JSON stops in the middle. */
  cutJson: strike.prefault({}),
  /** A page of an elastic table without rows, and a link to the next one. */
  emptyPages: rareStrike.prefault({}),
  /** A page of an elastic table with fewer rows than there is room for. */
  shortPages: strike.prefault({}),
  /** The next page of an elastic table begins with rows of this one. */
  repeatedRows: strike.prefault({}),
  /** When an issued token expires; null = never. The bearer that the emulator was started with never does. */
  tokens: z.strictObject({ lifetimeMs: positive.nullable().default(null), requests: positive.nullable().default(null) }).prefault({}),
  /** How long after its write a row version is seen, in these tables (by entity set; null = all). Rows that are loaded are seen at once. */
  lag: z
    .strictObject({
      ms: span.prefault(0),
      tables: z
        .array(z.enum(TABLES.map((table) => table.entitySet)))
        .nullable()
        .default(null),
    })
    .prefault({}),
  /** Whether rows vanish ttlinseconds after modifiedon. Off at first: a file of old rows would be empty at once. */
  ttl: z.boolean().default(false),
});

/** Settings as they are given: whatever is absent has its default. */
export type FaultInput = z.input<typeof schema>;
export type FaultSettings = Readonly<z.output<typeof schema>>;
export type LimitSettings = Readonly<NonNullable<FaultSettings['limits']>>;
export type SpanMs = FaultSettings['latencyMs'];

/** Checks settings and fills in what is absent. @throws RangeError that names every wrong setting and its rule */
export function parseFaults(given: unknown): FaultSettings {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const problems = error.issues.map(({ path, message }) => `${path.join('.') || '(all)'}: ${message}`);
  throw new RangeError(`Cannot set faults: ${problems.join('; ')}`);
}
