/** Quarter hours in Table and Blob Storage: an entity a day of UTC, and Parquet files. */
import type { TableClient } from '@azure/data-tables';
import type { Blobs } from '../blobs/blobs.ts';
import { compactDay } from './compact-day.ts';
import { compactMonths } from './compact-months.ts';
import { EMPTY_QUARTER, quarterStateOf } from './day.ts';
import { dayReader } from './day-reader.ts';
import { dayOfInstant, dayTable, type StoredDay } from './day-table.ts';
import { dayEdits } from './edit-days.ts';
import { freezeDay } from './freeze-day.ts';
import { nothingNoted } from './noted.ts';
import { checkQuarter } from './quarter-key.ts';
import { quarterLists } from './quarter-lists.ts';
import type { DayState, QuarterStore } from './quarter-store.ts';
import { removeDay } from './remove-day.ts';
import { rowLookUp } from './row-look-up.ts';
import { rowsOfContact } from './rows-of-contact.ts';

export interface DayQuartersPorts {
  readonly days: TableClient;
  readonly blobs: Blobs;
  /** When something is filed, UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

const LAST_DAY_MS = Date.UTC(9999, 11, 31);

export function dayQuarters({ days: table, blobs, now = Date.now }: DayQuartersPorts): QuarterStore {
  const ports = { days: dayTable(table), blobs, now, lookUp: rowLookUp(blobs) };
  const { days } = ports;
  return {
    ...quarterLists(blobs, dayReader(days)),
    async readState(quarterMs) {
      const stored = await days.read(dayOfInstant(checkQuarter(quarterMs)));
      if (stored === undefined) return undefined;
      // Of a frozen day also where nothing was ever filed: nothing can be any more.
      const quarter = stored.day.quarters.get(quarterMs) ?? (stored.day.frozen ? EMPTY_QUARTER : undefined);
      return quarter && quarterStateOf(stored.day, quarterMs, quarter);
    },
    edit: dayEdits(ports),
    listRowsOfContact: (contact) => rowsOfContact(ports, contact),
    async *listDays() {
      for await (const stored of days.list(0, LAST_DAY_MS)) yield dayStateOf(stored);
    },
    freezeDay: (day, frozen) => freezeDay(ports, day, frozen),
    removeDay: (day) => removeDay(ports, day),
    compactDay: (dayMs) => compactDay(ports, dayMs),
    compactMonths: (nowMs, isOver) => compactMonths(ports, nowMs, isOver),
    readable() {
      const noted = nothingNoted();
      return { ...quarterLists(blobs, dayReader(days, noted)), ...noted };
    },
  };
}

function dayStateOf({ day, etag }: StoredDay): DayState {
  const quarters = Array.from(day.quarters, ([quarterMs, quarter]) => quarterStateOf(day, quarterMs, quarter));
  const openRows = day.open.reduce((sum, { rows }) => sum + rows, 0);
  return { dayMs: day.dayMs, etag, frozen: day.frozen, openEdits: day.open.length, openRows, quarters };
}
