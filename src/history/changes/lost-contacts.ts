/** Contacts that a day names and that are not there: as long as they are named nobody makes them anew, and reports read the day's facts. */
import type { Blobs } from '../blobs/blobs.ts';
import { type Day, withoutContacts } from '../days/day.ts';
import { contactsName } from '../days/day-blobs.ts';
import type { DayTable } from '../days/day-table.ts';
import { unlessChanged } from '../tables/conflicts.ts';

/** Names them no more, so that compaction makes them anew. @param listed names of the blobs that were there before the day was read @throws StoreError */
export async function forgetLostContacts(
  { days, blobs }: { readonly days: DayTable; readonly blobs: Blobs },
  day: Day,
  listed: ReadonlySet<string>,
): Promise<void> {
  const name = contactsName(day);
  if (name === undefined || listed.has(name)) return;
  // Some were written since.
  if ((await blobs.read(name)) !== undefined) return;
  const current = await days.read(day.dayMs);
  if (current === undefined || contactsName(current.day) !== name) return;
  await unlessChanged(() => days.write(withoutContacts(current.day), current.etag));
}
