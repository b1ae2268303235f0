/** Quarter hours in Table and Blob Storage: an entity a day of UTC, and Parquet files. */
import type { TableClient } from '@azure/data-tables';
import type { Blobs } from './blobs/blobs.ts';
import { compactDay } from './changes/compact-day.ts';
import { compactMonths } from './changes/compact-months.ts';
import { dayEdits } from './changes/edit-days.ts';
import { freezeDay } from './changes/freeze-day.ts';
import { removeOrphanFiles } from './changes/orphan-files.ts';
import { removeDay } from './changes/remove-day.ts';
import { rowLookUp } from './changes/row-look-up.ts';
import { writeLookBacks } from './changes/write-look-backs.ts';
import { EMPTY_QUARTER, hasContacts, isFolded, quarterStateOf, stateOf } from './days/day.ts';
import { dayReader } from './days/day-reader.ts';
import { ALL_DAYS, dayOfInstant, dayTable, type StoredDay } from './days/day-table.ts';
import { knownDays } from './days/known-days.ts';
import { monthsOnce } from './days/month-files.ts';
import { quarterLists } from './days/quarter-lists.ts';
import { readableLists } from './days/readable-lists.ts';
import { rowsOfContact } from './days/rows-of-contact.ts';
import { checkQuarter } from './quarters/quarter-key.ts';
import type { DayState, QuarterStore } from './quarters/quarter-store.ts';

export interface DayQuartersPorts {
  readonly days: TableClient;
  readonly blobs: Blobs;
  /** When something is filed, UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

export function dayQuarters({ days: table, blobs, now = Date.now }: DayQuartersPorts): QuarterStore {
  const ports = { days: dayTable(table), blobs, now, lookUp: rowLookUp(blobs) };
  const { days } = ports;
  const listAhead = knownDays(days);
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
    async *listDays(instead) {
      for await (const stored of days.list(...ALL_DAYS, instead && ((_, error) => instead(error)))) yield dayStateOf(stored);
    },
    freezeDay: (day, frozen) => freezeDay(ports, day, frozen),
    removeDay: (day) => removeDay(ports, day),
    compactDay: (dayMs) => compactDay(ports, dayMs),
    writeLookBacks: (day, lookBacks, state) => writeLookBacks(ports, day, lookBacks, state),
    compactMonths: (nowMs, isOver) => compactMonths(ports, nowMs, isOver),
    removeOrphans: (signal) => removeOrphanFiles(ports, signal),
    readable: (ahead) =>
      readableLists(ahead === undefined ? blobs : monthsOnce(blobs), (noted) =>
        dayReader(days, { noted, ahead: ahead && [ahead.fromMs, ahead.toMs], listAhead }),
      ),
  };
}

function dayStateOf({ day, etag }: StoredDay): DayState {
  const { dayMs, frozen, open, lookBack, files } = day;
  return {
    dayMs,
    etag,
    frozen,
    state: stateOf(day),
    isFolded: isFolded(day),
    lookBack: lookBack?.revision === files.get('facts') ? lookBack && { ...lookBack, hasContacts: hasContacts(day) } : undefined,
    openEdits: open.length,
    openRows: open.reduce((sum, { rows }) => sum + rows, 0),
    quarters: Array.from(day.quarters, ([quarterMs, quarter]) => quarterStateOf(day, quarterMs, quarter)),
  };
}
