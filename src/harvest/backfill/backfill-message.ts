/** One day of a backfill as it lies in the queue. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { readVersion, upgraded, versionOf } from '../../history/schemas/versions.ts';
import { BACKFILL_ID } from '../../runs/run.ts';
import { parseShape } from '../../shape.ts';
import { dateAt, dayOf, type Period } from '../../time/local-day.ts';

/** The Storage queue of the days; what fails maxDequeueCount times (host.json) lands in the other one. */
export const BACKFILL_QUEUE = 'backfill-days';
export const BACKFILL_POISON_QUEUE = `${BACKFILL_QUEUE}-poison`;

const messageSchema = z.strictObject({
  backfill: z.string().regex(BACKFILL_ID),
  /** Local date, YYYY-MM-DD. */
  date: z.string(),
  zone: z.string(),
  replace: z.boolean(),
  version: z.int().optional(),
});
const versioned = z.object({ version: z.int().optional() });
export type BackfillMessage = Readonly<z.infer<typeof messageSchema>>;

/** The messages of a backfill, oldest day first. */
export function messagesOf(backfill: string, period: Period, replace: boolean): BackfillMessage[] {
  return datesOf(period).map((date) => ({ backfill, date, zone: period.zone, replace, version: versionOf(BACKFILL_QUEUE) }));
}

/** Checks a message: anybody who may write to the queue can have written it. @throws InputError, StoreError store.newer for one of a newer version of the app */
export function parseBackfillMessage(message: unknown, nowMs: number): { readonly message: BackfillMessage; readonly period: Period } {
  const version = readVersion('use the message of the queue', BACKFILL_QUEUE, versioned.safeParse(message).data?.version);
  const data = parseShape(messageSchema, upgraded(BACKFILL_QUEUE, version, message), 'the message');
  const period = dayOf(data.date, data.zone);
  assertBegun(period, nowMs);
  return { message: { ...data, version: versionOf(BACKFILL_QUEUE) }, period };
}

/** @throws InputError input.date where the day has not begun */
export function assertBegun({ from, zone, fromMs }: Period, nowMs: number): void {
  if (fromMs > nowMs) throw new InputError('input.date', `Cannot backfill "${from}": it has not begun in ${zone}`);
}

/** The local dates of a period, oldest first: by instants, so a date that the zone skipped is none. */
function datesOf({ fromMs, toMs, zone }: Period): string[] {
  const dates: string[] = [];
  for (let at = fromMs; at < toMs; ) {
    const day = dayOf(dateAt(at, zone), zone);
    dates.push(day.from);
    at = day.toMs;
  }
  return dates;
}
