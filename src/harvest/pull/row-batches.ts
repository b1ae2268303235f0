/** Delivery rows of pages, gathered into batches whose attributes fill one query. */
import { rowId } from '../../metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../metrics/row/row.ts';
import { instantMs } from '../../metrics/row/text.ts';
import { needsAttributes, type Pull, type RowBatch } from './pull-batch.ts';

/** Ids that one query for attributes holds (id-lookup.ts): a full query has full pages. */
export const BATCH_IDS = 650;
/** Batches of one listing that are under way at once. */
export const BATCHES_AHEAD = 3;

/** What a listing has shown so far. */
export interface Seen {
  rows: number;
  /** Greatest modifiedon, UTC epoch milliseconds, null without a row. */
  newestModifiedMs: number | null;
  /** The server's clock when the first page came, UTC epoch milliseconds: later changes may be missing. */
  readAtMs: number | null;
  /** Whether the listing was given up, as it had more rows than it may. */
  isTooLarge: boolean;
}

export interface BatchOptions {
  readonly pull: Pull;
  /** Whether a row came already in this version: then it does not count. @default none */
  readonly isAgain?: (row: DeliveryRow) => boolean;
  /** Whether a row need not be looked at again. `serverMs` is when it was read. @default none */
  readonly isSettled?: (row: DeliveryRow, serverMs: number) => boolean;
  /** A listing that shows more rows is given up. @default any number */
  readonly mostRows?: number;
}

export function nothingSeen(): Seen {
  return { rows: 0, newestModifiedMs: null, readAtMs: null, isTooLarge: false };
}

/** The rows of pages in batches; a row that comes again in a later version replaces the earlier one. */
export async function* batchesOf(
  pages: ReturnType<Pull['dataverse']['listDeliveries']>,
  { pull, isAgain, isSettled, mostRows = Number.POSITIVE_INFINITY }: BatchOptions,
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
      if (isAgain?.(row)) continue;
      pull.counts.deliveries++;
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
    pull.onProgress?.(pull.counts);
    seen.isTooLarge = seen.rows > mostRows;
    if (seen.isTooLarge) break;
  }
  if (rows.size > 0) yield { rows: [...rows.values()], unreadable };
}

function maxOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
