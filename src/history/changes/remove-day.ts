/** Removes a day: its entity first, so that nobody meets blobs that are gone. */
import type { Blobs } from '../blobs/blobs.ts';
import { FILE_KINDS } from '../days/day.ts';
import { contactsName, fileName, openName } from '../days/day-blobs.ts';
import { readAnyFile } from '../days/day-files.ts';
import type { DayTable } from '../days/day-table.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import { unlessChanged } from '../tables/conflicts.ts';

/** QuarterStore.removeDay() */
export async function removeDay(
  { days, blobs }: { readonly days: DayTable; readonly blobs: Blobs },
  { dayMs, etag }: Parameters<QuarterStore['removeDay']>[0],
): Promise<boolean> {
  const stored = await days.read(dayMs);
  if (stored?.etag !== etag || !(await unlessChanged(() => days.remove(dayMs, etag)))) return false;
  const { life, open } = stored.day;
  const contacts = contactsName(stored.day);
  if (contacts !== undefined) await blobs.remove(contacts);
  for (const one of open) for (const kind of one.kinds) await blobs.remove(openName(dayMs, one, kind));
  for (const kind of FILE_KINDS) {
    const file = await readAnyFile(blobs, dayMs, kind);
    // The day may have come again meanwhile, with files of its own.
    if (file?.life === life) await unlessChanged(() => blobs.remove(fileName(kind, dayMs), file.etag));
  }
  return true;
}
