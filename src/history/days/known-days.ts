/** The list of days, in which those that are as they were when this process last read them are not read again: most days of a report never change. */
import { recentMap } from '../../recent-map.ts';
import type { DayTable, StoredDay } from './day-table.ts';

// Some 30 kB each.
const KEPT_DAYS = 200;

/** As the table's own list. One request, small where all days are known; two where one of them has changed. */
export function knownDays(table: Pick<DayTable, 'list' | 'listEtags'>): DayTable['list'] {
  const known = recentMap<number, StoredDay>(KEPT_DAYS);
  let isEmpty = true;

  async function allKnown(fromMs: number, toMs: number): Promise<readonly StoredDay[] | undefined> {
    if (isEmpty) return undefined;
    const found: StoredDay[] = [];
    for (const [dayMs, etag] of await table.listEtags(fromMs, toMs)) {
      const day = known.get(dayMs);
      if (day === undefined || day.etag !== etag) return undefined;
      found.push(day);
    }
    return found;
  }

  return async function* (fromMs, toMs, instead) {
    const days = await allKnown(fromMs, toMs);
    if (days !== undefined) return yield* days;
    for await (const day of table.list(fromMs, toMs, instead)) {
      isEmpty = false;
      known.set(day.day.dayMs, day);
      yield day;
    }
  };
}
