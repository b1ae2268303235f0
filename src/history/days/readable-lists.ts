/** The lists of what can be read of the days, with what was noted while they were. */
import type { Blobs } from '../blobs/blobs.ts';
import { type NotedSoFar, nothingNoted } from '../quarters/noted.ts';
import type { ReadableLists } from '../quarters/quarter-store.ts';
import type { DayReader } from './day-reader.ts';
import { quarterLists } from './quarter-lists.ts';

/** @param readerOf gives what reads days, and puts down notes where it is told to */
export function readableLists(blobs: Blobs, readerOf: (noted: NotedSoFar) => DayReader): ReadableLists {
  const noted = nothingNoted();
  const reader = readerOf(noted);
  return {
    ...quarterLists(blobs, reader),
    ...noted,
    async *listEtags(fromMs, toMs) {
      for await (const { day, etag } of reader.days(fromMs, toMs)) yield { dayMs: day.dayMs, etag };
    },
    apart: () => readableLists(blobs, reader.notingIn),
    note({ unreadable, filedBy }) {
      for (const quarterMs of unreadable) noted.unreadable.add(quarterMs);
      for (const [quarterMs, range] of filedBy) noted.filedBy.set(quarterMs, range);
    },
  };
}
