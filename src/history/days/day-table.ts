/** The entities of days: read, listed, and replaced under their ETags. */
import { randomBytes } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { isUnreadable, StoreError } from '../../errors.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { orAbsent, storeError } from '../blobs/storage-errors.ts';
import { readVersion, upgraded, versionOf } from '../schemas/versions.ts';
import { rangeFilter } from '../tables/keys.ts';
import { putEntity } from '../tables/put-entity.ts';
import { type Day, dayJson, parseDay } from './day.ts';

/** A day as it is stored, under the ETag by which it can be replaced. */
export interface StoredDay {
  readonly day: Day;
  readonly etag: string;
}

/** Every method throws StoreError: store.unavailable, store.corrupt where an entity cannot be read, store.newer where a newer version of the app wrote it. */
export interface DayTable {
  read(dayMs: number): Promise<StoredDay | undefined>;
  /** Those with starts in [fromMs, toMs), in order of time. @param instead is told of one that cannot be read; without it that ends the list. */
  list(fromMs: number, toMs: number, instead?: (dayMs: number, error: StoreError) => void): AsyncIterable<StoredDay>;
  /** The same without reading what is in them: their ETags, by start. */
  listEtags(fromMs: number, toMs: number): Promise<ReadonlyMap<number, string>>;
  /** Gives it with its new ETag. @param etag of what it replaces; null = there must be none. @throws StoreError store.conflict */
  write(day: Day, etag: string | null): Promise<StoredDay>;
  /** One that is gone already is no error. @throws StoreError store.conflict */
  remove(dayMs: number, etag: string): Promise<void>;
}

/** The bounds of all days. */
export const ALL_DAYS = [0, Number.POSITIVE_INFINITY] as const;

// From then on ISO dates have five digits of year.
const YEAR_10000_MS = Date.UTC(10_000, 0);
const PARTITION = 'day';
const STAMP = 'stamp';
// As the table of stored kinds names it.
const KIND = 'day';

export function dayTable(table: TableClient): DayTable {
  return {
    async read(dayMs) {
      const entity = await orAbsent(`read the day ${dateOf(dayMs)}`, () => table.getEntity(PARTITION, dateOf(dayMs)));
      const read = entity && fromEntity(dayMs, entity);
      if (read instanceof StoreError) throw read;
      return read;
    },
    async listEtags(fromMs, toMs) {
      const found = new Map<number, string>();
      if (fromMs >= toMs) return found;
      try {
        const queryOptions = { filter: filterOf(fromMs, toMs), select: ['RowKey'] };
        for await (const { rowKey, etag } of table.listEntities({ queryOptions })) found.set(startOf(rowKey), etag);
        return found;
      } catch (error) {
        throw storeError(`list the days from ${dateOf(fromMs)} on`, error);
      }
    },
    async *list(fromMs, toMs, instead) {
      if (fromMs >= toMs) return;
      try {
        for await (const entity of table.listEntities({ queryOptions: { filter: filterOf(fromMs, toMs) } })) {
          const dayMs = startOf(entity.rowKey);
          const read = fromEntity(dayMs, entity);
          if (!(read instanceof StoreError)) yield read;
          else if (instead === undefined) throw read;
          else instead(dayMs, read);
        }
      } catch (error) {
        throw storeError(`list the days from ${dateOf(fromMs)} on`, error);
      }
    },
    async write(day, etag) {
      const row = dateOf(day.dayMs);
      const stamp = { version: versionOf(KIND), [STAMP]: randomBytes(8).toString('hex') };
      const entity = { partitionKey: PARTITION, rowKey: row, day: dayJson(day), ...stamp };
      return { day, etag: await putEntity(`write the day ${row}`, table, entity, STAMP, etag) };
    },
    async remove(dayMs, etag) {
      await orAbsent(`remove the day ${dateOf(dayMs)}`, () => table.deleteEntity(PARTITION, dateOf(dayMs), { etag }));
    },
  };
}

function filterOf(fromMs: number, toMs: number): string {
  return rangeFilter(PARTITION, dateOf(fromMs), toMs < YEAR_10000_MS ? dateOf(toMs) : undefined);
}

function startOf(row: string | undefined): number {
  return Date.parse(`${row}T00:00Z`);
}

/** "2026-11-22" */
export function dateOf(dayMs: number): string {
  return new Date(dayMs).toISOString().slice(0, 10);
}

/** The start of the day of UTC that an instant lies in. */
export function dayOfInstant(instantMs: number): number {
  return Math.floor(instantMs / DAY_MS) * DAY_MS;
}

function fromEntity(
  dayMs: number,
  entity: { readonly etag: string; readonly day?: unknown; readonly version?: unknown },
): StoredDay | StoreError {
  const operation = `read the day ${dateOf(dayMs)}`;
  try {
    const version = readVersion(operation, KIND, entity.version);
    const day = parseDay(dayMs, upgraded(KIND, version, entity.day));
    if (day !== undefined) return { day, etag: entity.etag };
  } catch (error) {
    if (isUnreadable(error)) return error;
    throw error;
  }
  return new StoreError('store.corrupt', `Cannot ${operation}: its entity is not as this version writes it`);
}
