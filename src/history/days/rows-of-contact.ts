/** Finds the records of one contact: of all days that are not frozen, for frozen ones name none. */

import { DAY_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { texts } from '../parquet/reading.ts';
import type { RowsOfContact } from '../quarters/quarter-store.ts';
import type { Day } from './day.ts';
import { readRecordFiles, whileFresh } from './day-files.ts';
import { type Decoding, streamRecords } from './day-records.ts';
import { ALL_DAYS, type DayTable } from './day-table.ts';

/** QuarterStore.listRowsOfContact(), a day after the other. @throws StoreError */
export async function* rowsOfContact(
  { days, blobs }: { readonly days: DayTable; readonly blobs: Blobs },
  contact: string,
): AsyncGenerator<RowsOfContact> {
  for await (const stored of days.list(...ALL_DAYS)) {
    if (stored.day.frozen) continue;
    yield* (await whileFresh(days, stored, ({ day }) => rowsIn(blobs, day, contact))) ?? [];
  }
}

async function rowsIn(blobs: Blobs, day: Day, contact: string): Promise<RowsOfContact[]> {
  const found = new Map<number, { quarterMs: number; facts: string[]; intakes: string[] }>();
  for (const kind of ['facts', 'intakes'] as const) {
    const files = await readRecordFiles(blobs, day, kind);
    for await (const { quarterMs, records } of streamRecords(files, [day.dayMs, day.dayMs + DAY_MS], idsOfContact(contact))) {
      const rows = found.get(quarterMs) ?? { quarterMs, facts: [], intakes: [] };
      found.set(quarterMs, rows);
      rows[kind].push(...records.map(({ id }) => id));
    }
  }
  return [...found.values()];
}

function idsOfContact(contact: string): Decoding<{ readonly id: string }> {
  return {
    names: ['delivery_id', 'contact'],
    records(columns) {
      const [id, of] = [texts(columns, 'delivery_id'), texts(columns, 'contact')];
      return (row) => (of(row) === contact ? { id: id(row) } : undefined);
    },
  };
}
