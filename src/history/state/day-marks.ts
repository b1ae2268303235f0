/** Which state of its quarter hours each closed day was last computed from: one small document a zone, so that an unchanged day costs nothing. */
import { z } from 'zod';
import type { DocumentStore } from '../tables/document-store.ts';
import { zoneKey } from '../tables/keys.ts';
import { updateDocument } from '../tables/update-document.ts';

const markSchema = z.object({
  /** Of the quarter hours' states and what else decides whether a day is final (src/lookup/day-fingerprint.ts). */
  fingerprint: z.string(),
  /** Latest version of the day's snapshot then. */
  version: z.number(),
  /** When it was computed, UTC epoch milliseconds. */
  atMs: z.number(),
  /** Whether that version tells all that was computed then. Equal counts make no new version, though contacts or notes differ. @default false */
  isTold: z.boolean().optional(),
});
export type DayMark = z.infer<typeof markSchema>;
const schema = z.record(z.string(), markSchema);

export interface DayMarks {
  /** By local date. */
  read(): Promise<ReadonlyMap<string, DayMark>>;
  /** Notes a day, and forgets those before `firstDate`. */
  write(date: string, mark: DayMark, firstDate: string): Promise<void>;
}

/** @throws StoreError from every method */
export function dayMarks(documents: DocumentStore, zone: string): DayMarks {
  const key = { partition: 'closed', row: zoneKey(zone) };
  // Marks that cannot be read are none: the days are looked at again, and their numbers found equal.
  const parse = (value: unknown) => Object.entries(schema.safeParse(value).data ?? {});
  return {
    async read() {
      return new Map(parse((await documents.read(key))?.value));
    },
    async write(date, mark, firstDate) {
      await updateDocument(documents, key, (value) =>
        Object.fromEntries([...parse(value).filter(([known]) => known >= firstDate && known !== date), [date, mark]]),
      );
    },
  };
}
