/** How far backfills are: one document a backfill, and one a day that was begun, so that days never wait for each other. */
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import { forEachAhead } from '../../parallel.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { type StoreKey, zoneKey } from '../tables/keys.ts';
import { updateDocument } from '../tables/update-document.ts';

const orderSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  zone: z.string(),
  days: z.int(),
  replace: z.boolean(),
  /** UTC epoch milliseconds. */
  orderedMs: z.number(),
});
/** A backfill as it was ordered. */
export type BackfillOrder = Readonly<z.infer<typeof orderSchema>>;

const errorSchema = z.object({ code: z.string(), message: z.string() });

const daySchema = z.object({
  date: z.string(),
  /** waiting = its message lies in the queue again, as it failed or had no more time; failed = given up. */
  state: z.enum(['running', 'waiting', 'done', 'failed']),
  attempts: z.int(),
  /** When the state was written, UTC epoch milliseconds. */
  atMs: z.number(),
  error: errorSchema.nullable(),
  /** Up to where it has been read, UTC epoch milliseconds; null = from its start. */
  doneMs: z.number().nullable(),
  rows: z.object({ deliveries: z.int(), attributes: z.int(), malformed: z.int() }),
  /** Records that Dataverse no longer shows. */
  removed: z.int(),
});
/** One day of a backfill. */
export type BackfillDay = Readonly<z.infer<typeof daySchema>>;

const givenUpSchema = z.object({ backfill: z.string(), date: z.string(), zone: z.string(), atMs: z.number(), error: errorSchema });
/** A day that no message will try again. */
export type GivenUpDay = Readonly<z.infer<typeof givenUpSchema>>;

/** Every method throws StoreError. */
export interface BackfillState {
  order(order: BackfillOrder): Promise<void>;
  read(id: string): Promise<{ readonly order: BackfillOrder; readonly days: readonly BackfillDay[] } | undefined>;
  /** Changes a day; once it is done it stays done, so repeats and late messages move nothing back. Gives it as it is now. */
  change(id: string, date: string, change: (day: BackfillDay) => BackfillDay): Promise<BackfillDay>;
  /** Notes a day that was given up, or that it went well after all. */
  giveUp(day: GivenUpDay): Promise<void>;
  mend(zone: string, date: string): Promise<void>;
  /** The days that were given up from an instant on (UTC epoch milliseconds) and have not gone well since. */
  listGivenUp(sinceMs: number): Promise<readonly GivenUpDay[]>;
  /** Removes all that is kept of backfills ordered before an instant, UTC epoch milliseconds, and gives the number of documents. */
  purge(beforeMs: number): Promise<number>;
}

const PREFIX = 'backfill|';
const ORDER = 'order';
const DAY = 'day|';
const GIVEN_UP = 'given-up';
const PARALLEL_REMOVALS = 8;
const NOT_BEGUN = { attempts: 0, atMs: 0, error: null, doneMs: null, rows: { deliveries: 0, attributes: 0, malformed: 0 }, removed: 0 };

/** Kept as small documents. */
export function backfillState(documents: DocumentStore): BackfillState {
  return {
    async order(order) {
      await documents.write(keyOf(order.id, ORDER), order, null);
    },
    async read(id) {
      const order = await documents.read(keyOf(id, ORDER));
      if (order === undefined) return undefined;
      const days: BackfillDay[] = [];
      for await (const { value } of documents.list(`${PREFIX}${id}`, DAY, `${DAY}~`)) days.push(parsed(daySchema, value));
      return { order: parsed(orderSchema, order.value), days };
    },
    async change(id, date, change) {
      let day: BackfillDay = { ...NOT_BEGUN, date, state: 'waiting' };
      await updateDocument(documents, keyOf(id, `${DAY}${date}`), (value) => {
        const known = value === undefined ? { ...NOT_BEGUN, date, state: 'waiting' as const } : parsed(daySchema, value);
        day = known.state === 'done' ? known : change(known);
        return day === known ? undefined : day;
      });
      return day;
    },
    async giveUp(day) {
      await updateDocument(documents, givenUpKey(day.zone, day.date), () => day);
    },
    async mend(zone, date) {
      const stored = await documents.read(givenUpKey(zone, date));
      if (stored !== undefined) await documents.delete(stored.key, stored.etag);
    },
    async listGivenUp(sinceMs) {
      const days: GivenUpDay[] = [];
      for await (const { value } of documents.list(GIVEN_UP)) days.push(parsed(givenUpSchema, value));
      return days.filter(({ atMs }) => atMs >= sinceMs);
    },
    async purge(beforeMs) {
      let removed = 0;
      const remove = async ({ key, etag }: { key: StoreKey; etag: string }) => {
        await documents.delete(key, etag);
        removed++;
      };
      await forEachAhead(documents.listKeys(PREFIX, `${PREFIX}${timeOfId(beforeMs)}`), PARALLEL_REMOVALS, remove);
      for await (const { key, etag, value } of documents.list(GIVEN_UP))
        if (parsed(givenUpSchema, value).atMs < beforeMs) await remove({ key, etag });
      return removed;
    },
  };
}

/** The first 12 of the 20 hex digits of a backfill's id: when it was ordered, so that old ones can be found by their keys. */
export function timeOfId(orderedMs: number): string {
  return orderedMs.toString(16).padStart(12, '0');
}

function keyOf(id: string, row: string): StoreKey {
  return { partition: `${PREFIX}${id}`, row };
}

function givenUpKey(zone: string, date: string): StoreKey {
  return { partition: GIVEN_UP, row: `${zoneKey(zone)} ${date}` };
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const state = 'it has not the shape this version writes';
  throw new StoreError('store.corrupt', `Cannot read the state of a backfill: ${state}`, { cause: result.error });
}
