/** Lists that stay in memory: what is told is always what is stored. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { type KeptLists, keptLists } from '../../../src/history/tables/kept-lists.ts';
import { openTables, type Tables } from '../../../src/history/tables/open-tables.ts';
import { type ListOptions, type ValueStore, valueStore } from '../../../src/history/tables/value-store.ts';
import { damage } from '../../support/damage.ts';
import { bytesOf, collect, errorOf, newValue } from '../support.ts';

const PREFIX = 'keptLists';
let tables: Tables;
let values: ValueStore;
/** The parts that each list asked storage for. */
const asked: ListOptions['parts'][] = [];
let partition = '';
let days = 0;

beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: PREFIX });
  const stored = valueStore(tables);
  values = {
    ...stored,
    list(...given) {
      asked.push(given[3]?.parts);
      return stored.list(...given);
    },
  };
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

beforeEach(async () => {
  partition = `day ${++days}`;
  for (const row of ['a', 'b'])
    await values.write({ partition, row }, newValue({ tally: Buffer.from(row), detail: randomBytes(40_000) }), null);
  asked.splice(0);
});

/** As a reader of their own. */
const list = (kept: KeptLists, options: ListOptions = { parts: ['tally'] }) => collect(kept.reading().list(partition, 'a', 'z', options));
const talliesOf = async (kept: KeptLists) => (await list(kept)).map((stored) => `${bytesOf(stored, 'tally')}`);

test('a list that is asked for again is the same, and only its heads are read', async () => {
  const kept = keptLists(values);
  const first = await list(kept);
  const again = await list(kept);
  expect(asked).toEqual([['tally'], []]);
  expect(first).toHaveLength(2);
  for (const [i, stored] of again.entries()) expect(stored).toBe(first[i]);
});

test('one reader has the heads of the same rows read once, whatever the parts', async () => {
  const kept = keptLists(values);
  const ask = async (store: ValueStore) => {
    for (const parts of [['tally'], ['detail'], ['tally', 'detail'], ['tally']]) await collect(store.list(partition, 'a', 'z', { parts }));
  };
  await ask(kept.reading());
  asked.splice(0);
  await ask(kept.reading());
  expect(asked).toEqual([[]]);
});

test('what was changed, added or removed by another writer is told at once', async () => {
  const kept = keptLists(values);
  expect(await talliesOf(kept)).toEqual(['a', 'b']);
  const [first] = await list(kept);
  const etag = await values.write({ partition, row: 'a' }, newValue({ tally: Buffer.from('changed') }), first?.etag ?? null);
  expect(await talliesOf(kept)).toEqual(['changed', 'b']);
  await values.write({ partition, row: 'c' }, newValue({ tally: Buffer.from('c') }), null);
  expect(await talliesOf(kept)).toEqual(['changed', 'b', 'c']);
  await values.delete({ partition, row: 'a' }, etag);
  expect(await talliesOf(kept)).toEqual(['b', 'c']);
});

test('those who ask at the same time have it read once', async () => {
  const kept = keptLists(values);
  const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => list(kept)));
  expect(asked.filter((parts) => parts?.length !== 0)).toEqual([['tally']]);
  for (const other of others) expect(other[0]).toBe(first?.[0]);
});

test('other parts, and other rows, are a list of their own', async () => {
  const kept = keptLists(values);
  await list(kept);
  expect((await list(kept, { parts: ['tally', 'detail'] })).map(({ parts }) => parts.size)).toEqual([2, 2]);
  expect(await collect(kept.reading().list(partition, 'b', 'z', { parts: ['tally'] }))).toHaveLength(1);
});

test('a list for which there is no room is not kept, and those before it stay', async () => {
  const kept = keptLists(values, { maxBytes: 50_000 });
  const [small] = await list(kept);
  const [large] = await list(kept, { parts: ['detail'] });
  expect((await list(kept, { parts: ['detail'] }))[0]).not.toBe(large);
  expect((await list(kept))[0]).toBe(small);
});

test('a list that nobody asks for is forgotten, and makes room', async () => {
  const kept = keptLists(values, { maxBytes: 100_000, keptMs: 1 });
  const [first] = await list(kept, { parts: ['detail'] });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const [again] = await list(kept, { parts: ['detail'] });
  expect(again).not.toBe(first);
});

test('each who asks is told of a value that cannot be read', async () => {
  const kept = keptLists(values);
  await values.write({ partition, row: 'c' }, newValue({ tally: Buffer.from('c') }), null);
  await list(kept);
  await damage(PREFIX, { partition, row: 'c' }, 'head');
  for (let reader = 1; reader <= 3; reader++) {
    const unreadable: string[] = [];
    const instead: ListOptions['instead'] = ({ row }) => void unreadable.push(row);
    expect(await list(kept, { parts: ['tally'], instead })).toHaveLength(2);
    expect(unreadable).toEqual(['c']);
  }
  expect(await errorOf(list(kept))).toMatchObject({ code: 'store.corrupt' });
});
