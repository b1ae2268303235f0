/** Pulls the deliveries of many slices of time, several at once, and files them in the order of the slices; memory stays flat. */

import { rowId } from '../../metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../metrics/row/row.ts';
import { instantMs } from '../../metrics/row/text.ts';
import { mapAhead } from '../../parallel.ts';
import type { FilingBuffer } from '../file/filing-buffer.ts';
import { needsAttributes, type Pull, pullBatch, type RowBatch } from './pull-batch.ts';
import type { Slice, SlicePlan } from './slices.ts';

export interface SlicePorts {
  readonly pull: Pull;
  readonly buffer: FilingBuffer;
  /** OData filter for the rows of a slice. */
  readonly filterOf: (slice: Slice) => string;
  /** Whether a row need not be looked at again. `serverMs` is when it was read. @default none */
  readonly isSettled?: (row: DeliveryRow, serverMs: number) => boolean;
}

/** What was read of one slice. */
export interface PulledSlice extends Slice {
  readonly rows: number;
  /** Greatest modifiedon, UTC epoch milliseconds, null without a row. */
  readonly newestModifiedMs: number | null;
  /** The server's clock when its first answer came, UTC epoch milliseconds: later changes may be missing. */
  readonly readAtMs: number;
}

/** Ids that one query for attributes holds (id-lookup.ts): a full query has full pages. */
const BATCH_IDS = 650;
const BATCHES_AHEAD = 3;
const SLICES_AHEAD = 10;
/** The watermark moves at least once in so many slices. */
const SLICES_A_FLUSH = 4;

/**
 * Pulls all slices of a plan. `onFiled` is told of slices once every row of them, and of those before them, is filed; `isOver` is asked
 * before each slice is begun, so a run that has no more time ends with whole slices.
 * @throws DataverseError, StoreError; what was filed stays
 */
export async function pullSlices(
  plan: SlicePlan,
  ports: SlicePorts,
  { isOver, onFiled }: { readonly isOver: () => boolean; readonly onFiled: (slices: readonly PulledSlice[]) => Promise<void> },
): Promise<void> {
  let pulled: PulledSlice[] = [];
  let filing = Promise.resolve();
  // Meanwhile the next slices are pulled; their own filing waits for this one.
  const fileAll = async () => {
    await filing;
    const filed = pulled;
    pulled = [];
    filing = ports.buffer.flush().then(() => onFiled(filed));
    // It is thrown when its turn comes; until then it must not count as unhandled.
    filing.catch(() => undefined);
  };
  try {
    for await (const slice of mapAhead(whileTime(plan, isOver), SLICES_AHEAD, (slice) => pullSlice(slice, ports))) {
      plan.learn(slice, slice.rows);
      pulled.push(slice);
      if (pulled.length >= SLICES_A_FLUSH) await fileAll();
    }
    if (pulled.length > 0) await fileAll();
  } finally {
    await filing;
  }
}

function* whileTime<T>(items: Iterable<T>, isOver: () => boolean): Generator<T> {
  for (const item of items) {
    if (isOver()) return;
    yield item;
  }
}

/** Pulls one slice into the buffer. */
export async function pullSlice(slice: Slice, ports: SlicePorts): Promise<PulledSlice> {
  const { pull, buffer, filterOf } = ports;
  const pages = pull.dataverse.listDeliveries(filterOf(slice), { signal: pull.signal });
  const seen = { rows: 0, newestModifiedMs: null as number | null, readAtMs: null as number | null };
  const batches = batchesOf(pages, ports, seen);
  for await (const batch of mapAhead(batches, BATCHES_AHEAD, (rows) => pullBatch(rows, pull))) await buffer.add(batch);
  // A listing without a row has a page all the same, and with it a time.
  return { ...slice, ...seen, readAtMs: seen.readAtMs ?? 0 };
}

/** Pulls deliveries by their ids into the buffer, each of them whatever was dealt with before; gives the rows that are there. */
export async function pullByIds(
  ids: readonly string[],
  { pull, buffer }: Pick<SlicePorts, 'pull' | 'buffer'>,
): Promise<readonly DeliveryRow[]> {
  const found: DeliveryRow[] = [];
  const seen = { rows: 0, newestModifiedMs: null, readAtMs: null };
  const pages = pull.dataverse.listDeliveriesById(ids, { signal: pull.signal });
  for await (const batch of batchesOf(pages, { pull }, seen)) {
    found.push(...batch.rows);
    await buffer.add(await pullBatch(batch, pull));
  }
  return found;
}

interface Seen {
  rows: number;
  newestModifiedMs: number | null;
  readAtMs: number | null;
}

/** The rows of pages in batches whose attributes fill one query; a row that comes again in a later version replaces the earlier one. */
async function* batchesOf(
  pages: ReturnType<Pull['dataverse']['listDeliveries']>,
  { pull, isSettled }: Pick<SlicePorts, 'pull' | 'isSettled'>,
  seen: Seen,
): AsyncGenerator<RowBatch> {
  let rows = new Map<string, DeliveryRow>();
  let unreadable = new Set<string>();
  let needy = 0;
  for await (const page of pages) {
    seen.readAtMs ??= page.serverMs;
    pull.counts.malformed += page.malformed.length;
    for (const { id } of page.malformed) unreadable.add(id);
    for (const row of page.rows) {
      seen.rows++;
      seen.newestModifiedMs = maxOf(seen.newestModifiedMs, instantMs(row.modifiedon));
      if (isSettled?.(row, page.serverMs)) continue;
      rows.set(rowId(row), row);
      if (needsAttributes(row)) needy++;
      // Rows that need no attributes fill no query, but they fill memory.
      if (needy < BATCH_IDS && rows.size < 4 * BATCH_IDS) continue;
      yield { rows: [...rows.values()], unreadable };
      rows = new Map();
      unreadable = new Set();
      needy = 0;
    }
    pull.counts.deliveries += page.rows.length;
    pull.onProgress?.(pull.counts);
  }
  if (rows.size > 0) yield { rows: [...rows.values()], unreadable };
}

function maxOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
