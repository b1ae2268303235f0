/** What a person orders with POST /api/backfill, and the message that each of its days becomes. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { dateAt, dayOf, type Period, periodOf } from '../../time/local-day.ts';
import { shown } from '../../time/zone.ts';

export interface BackfillRequest {
  readonly period: Period;
  /** Whether records that Dataverse no longer shows are removed. */
  readonly replace: boolean;
}

const requestSchema = z.strictObject({ from: z.string(), to: z.string(), zone: z.string().optional(), replace: z.boolean().optional() });

const messageSchema = z.strictObject({
  backfill: z.string().regex(/^[0-9a-f]{20}$/),
  /** Local date, YYYY-MM-DD. */
  date: z.string(),
  zone: z.string(),
  replace: z.boolean(),
});
/** One day of a backfill, as it lies in the queue. */
export type BackfillMessage = Readonly<z.infer<typeof messageSchema>>;

/** Checks a body. @throws InputError input.body, input.date, input.zone that name the field and the rule */
export function parseBackfillRequest(body: unknown, defaultZone: string, nowMs: number): BackfillRequest {
  const { from, to, zone = defaultZone, replace = false } = parsed(requestSchema, body, 'the body');
  const period = periodOf(from, to, zone);
  for (const date of [from, to]) assertBegun(dayOf(date, period.zone), nowMs);
  return { period, replace };
}

/** Checks a message: anybody who may write to the queue can have written it. @throws InputError */
export function parseBackfillMessage(message: unknown, nowMs: number): { readonly message: BackfillMessage; readonly period: Period } {
  const data = parsed(messageSchema, message, 'the message');
  const period = dayOf(data.date, data.zone);
  assertBegun(period, nowMs);
  return { message: data, period };
}

/** The local dates of a period, oldest first: by instants, so a date that the zone skipped is none. */
export function datesOf({ fromMs, toMs, zone }: Period): string[] {
  const dates: string[] = [];
  for (let at = fromMs; at < toMs; ) {
    const day = dayOf(dateAt(at, zone), zone);
    dates.push(day.from);
    at = day.toMs;
  }
  return dates;
}

function assertBegun({ from, zone, fromMs }: Period, nowMs: number): void {
  if (fromMs > nowMs) throw new InputError('input.date', `Cannot backfill "${from}": it has not begun in ${zone}`);
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new InputError('input.body', `Cannot use ${what}: ${ruleOf(issue)}`);
}

function ruleOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys')
    return `"${shown(issue.keys[0] ?? '')}" is none of ${Object.keys(requestSchema.shape).join(', ')}`;
  const field = issue?.path.join('.');
  if (!field) return 'it is no JSON object';
  return `"${field}" is missing or ${issue?.code === 'invalid_type' ? `no ${issue.expected}` : 'wrong'}`;
}
