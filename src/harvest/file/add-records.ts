/** The write of the steps "file" and "bury": records are merged into the quarter hours where they belong. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { Fact, Tombstone } from '../../metrics/fact/fact.ts';
import { eachQuarter } from './each-quarter.ts';
import { mergeRecords } from './merge-records.ts';

export interface PlacedRecord {
  /** Start of the quarter hour, UTC epoch milliseconds. */
  readonly quarterMs: number;
  readonly record: Fact | Tombstone;
}

/** Gives those whose quarter hour is frozen: it takes none. @throws StoreError */
export async function addRecords(store: QuarterStore, placed: readonly PlacedRecord[]): Promise<readonly PlacedRecord[]> {
  const refuses = new Map<number, boolean>();
  await eachQuarter(
    placed,
    ({ quarterMs }) => quarterMs,
    async (quarterMs, group) => {
      const records = group.map(({ record }) => record);
      await store.edit(quarterMs, { facts: records.map(({ id }) => id) }, ({ isFrozen, facts: known }) => {
        refuses.set(quarterMs, isFrozen);
        const facts = isFrozen ? [] : mergeRecords(known, records);
        return facts.length > 0 ? { facts } : undefined;
      });
    },
  );
  return placed.filter(({ quarterMs }) => refuses.get(quarterMs));
}
