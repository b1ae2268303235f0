/** JSON of any size under one key, on real Azurite. */
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { readJson, updateJson } from '../../../src/history/tables/json-value.ts';

const KEY = { partition: 'json', row: 'one' };
let stores = 0;

async function freshValues() {
  const connection = { connectionString: inject('storageConnection') };
  return (await openHistory({ connection, prefix: `json${process.pid}x${++stores}` })).values;
}

test('updateJson() of several writers at once loses nothing', async () => {
  const values = await freshValues();
  const add = (n: number) => updateJson(values, KEY, (known) => [...((known as number[] | undefined) ?? []), n]);
  await Promise.all([1, 2, 3, 4, 5].map(add));
  expect(((await readJson(values, KEY)) as number[]).toSorted()).toEqual([1, 2, 3, 4, 5]);
});

test('updateJson() writes nothing where the change gives nothing', async () => {
  const values = await freshValues();
  await updateJson(values, KEY, () => undefined);
  expect(await values.read(KEY)).toBeUndefined();
});

test('readJson() gives back what is larger than any document, and undefined for what cannot be read, which is then written anew', async () => {
  const values = await freshValues();
  const large = Array.from({ length: 60_000 }, (_, i) => `${i} ${Math.sin(i)}`);
  await updateJson(values, KEY, () => large);
  expect(await readJson(values, KEY)).toEqual(large);
  const stored = await values.read(KEY);
  await values.write(KEY, { parts: new Map([['other', Buffer.from('x')]]), meta: {} }, stored ?? null);
  expect(await readJson(values, KEY)).toBeUndefined();
  await updateJson(values, KEY, (known) => [known === undefined]);
  expect(await readJson(values, KEY)).toEqual([true]);
});
