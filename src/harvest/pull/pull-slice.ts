/** Pulls the deliveries of one slice of time into the buffer, unless they turn out to be more than one slice should hold. */

import type { DeliveryRow } from '../../metrics/row/row.ts';
import { mapAhead } from '../../parallel.ts';
import type { FilingBuffer } from '../file/filing-buffer.ts';
import { type Pull, pullBatch } from './pull-batch.ts';
import { BATCHES_AHEAD, batchesOf, nothingSeen, type Seen } from './row-batches.ts';
import { mostRowsOf, type Slice } from './slices.ts';

export interface SlicePorts {
  readonly pull: Pull;
  readonly buffer: FilingBuffer;
  /** OData filter for the rows of a slice; undefined where all of them were read before. */
  readonly filterOf: (slice: Slice) => string | undefined;
  /** Whether a row need not be looked at again. `serverMs` is when it was read. @default none */
  readonly isSettled?: (row: DeliveryRow, serverMs: number) => boolean;
  /** Pages of what else has changed in a slice, listed before its deliveries are. @default none */
  readonly listResults?: (slice: Slice) => AsyncIterable<{ readonly rows: readonly unknown[]; readonly serverMs: number }>;
}

/** What was read of one slice. */
export interface PulledSlice extends Slice {
  /** Deliveries, or the results where those make more work. */
  readonly rows: number;
  /** Greatest modifiedon of its deliveries, UTC epoch milliseconds, null without a row. */
  readonly newestModifiedMs: number | null;
  /** The server's clock when its first answer came, UTC epoch milliseconds: later changes may be missing. */
  readonly readAtMs: number;
  /** Whether it was given up; what was read of it is in the buffer all the same. */
  readonly isTooLarge: boolean;
}

/** So much work makes a result whose delivery lies in the same slice, next to that delivery; any other one has its delivery read for it. */
const WORK_A_RESULT = 0.5;

/** Pulls a slice; one with more rows than `mostRows` is given up. @throws DataverseError, StoreError */
export async function pullSlice(slice: Slice, ports: SlicePorts, mostRows: number = mostRowsOf(slice)): Promise<PulledSlice> {
  const filter = ports.filterOf(slice);
  const perResult = filter === undefined ? 1 : WORK_A_RESULT;
  const listed = await listResults(slice, ports, mostRows / perResult);
  const read = filter === undefined || listed.isTooLarge ? nothingSeen() : await pullDeliveries(filter, ports, mostRows);
  return {
    ...slice,
    rows: Math.max(read.rows, Math.ceil(listed.rows * perResult)),
    newestModifiedMs: read.newestModifiedMs,
    // A listing without a row has a page all the same, and with it a time.
    readAtMs: listed.readAtMs ?? read.readAtMs ?? 0,
    isTooLarge: listed.isTooLarge || read.isTooLarge,
  };
}

/** Greatest modifiedon of a slice, 0 without a row; never past the server's clock: a row stamped in the future must not hide those to come. */
export function newestOf({ newestModifiedMs, readAtMs }: PulledSlice): number {
  return Math.min(newestModifiedMs ?? 0, readAtMs);
}

async function listResults(slice: Slice, ports: SlicePorts, mostRows: number): Promise<Seen> {
  const seen = nothingSeen();
  for await (const { rows, serverMs } of ports.listResults?.(slice) ?? []) {
    seen.readAtMs ??= serverMs;
    seen.rows += rows.length;
    seen.isTooLarge = seen.rows > mostRows;
    if (seen.isTooLarge) break;
  }
  return seen;
}

async function pullDeliveries(filter: string, { pull, buffer, isSettled }: SlicePorts, mostRows: number): Promise<Seen> {
  const seen = nothingSeen();
  const pages = pull.dataverse.listDeliveries(filter, { signal: pull.signal });
  const isAgain = (row: DeliveryRow) => isPulled(row, pull);
  const batches = batchesOf(pages, { pull, isAgain, mostRows, ...(isSettled && { isSettled }) }, seen);
  for await (const batch of mapAhead(batches, BATCHES_AHEAD, (rows) => pullBatch(rows, pull))) await buffer.add(batch);
  return seen;
}

/** Whether this version of a row was pulled a moment ago: the parts of a slice that was given up show its rows again. */
function isPulled({ msdyn_proactive_deliveryid: id, versionnumber }: DeliveryRow, { pulled }: Pull): boolean {
  // Without a number, two versions of one second look the same.
  if (versionnumber === null || versionnumber === undefined) return false;
  if (pulled.get(id) === versionnumber) return true;
  pulled.set(id, versionnumber);
  return false;
}
