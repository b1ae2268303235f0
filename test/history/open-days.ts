/** A store of days of its own for a test file, and what is filed to it. */
import { afterAll, beforeAll, inject } from 'vitest';
import { dayQuarters } from '../../src/history/day-quarters.ts';
import { type HistoryStorage, openStorage } from '../../src/history/open-storage.ts';
import type { QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { realisticFacts, realisticIntakes } from '../support/history/realistic-facts.ts';

export interface OpenDays {
  /** Once the tests run. */
  readonly storage: () => HistoryStorage;
  /** One that has read nothing yet. */
  readonly store: (parts?: Partial<Pick<HistoryStorage, 'blobs' | 'days'>> & { readonly now?: () => number }) => QuarterStore;
}

/** @param prefix of the history, as no other test file has it */
export function openDays(prefix: string): OpenDays {
  let storage: HistoryStorage;
  beforeAll(async () => {
    storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix });
  });
  afterAll(() => Promise.all([storage.heads, storage.documents, storage.days].map((table) => table.deleteTable())));
  return { storage: () => storage, store: (parts = {}) => dayQuarters({ ...storage, ...parts }) };
}

/** Facts and intake entries of a quarter hour (its start, UTC epoch milliseconds). */
export function someRecords(quarterMs: number, count: number, seed = quarterMs / 900_000) {
  return { facts: realisticFacts(quarterMs, count, seed), intakes: realisticIntakes(quarterMs, count, seed) };
}

type Records = Partial<ReturnType<typeof someRecords>>;

export function askedFor({ facts = [], intakes = [] }: Records) {
  return { facts: facts.map(({ id }) => id), intakes: intakes.map(({ id }) => id) };
}

/** Files records. */
export function file(store: QuarterStore, quarterMs: number, records: Records): Promise<void> {
  return store.edit(quarterMs, askedFor(records), () => records);
}

/** Removes records. */
export function takeOut(store: QuarterStore, quarterMs: number, records: Records): Promise<void> {
  const { facts: goneFacts, intakes: goneIntakes } = askedFor(records);
  return store.edit(quarterMs, askedFor(records), () => ({ goneFacts, goneIntakes }));
}
