import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { loadNames, NAME_KINDS, rememberNames, takeOverNames } from '../../../src/history/state/known-names.ts';
import { updateJson } from '../../../src/history/tables/json-value.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { guid, refuse, start } from '../../dataverse/start.ts';
import { startStorageProxy } from '../../support/storage-proxy.ts';

const NOW = Date.UTC(2026, 10, 22);
let stores = 0;

async function setUp(...queues: readonly (readonly [id: string, name: unknown])[]) {
  const { emulator, client } = await start();
  await emulator.load(
    'queues',
    queues.map(([queueid, name]) => ({ queueid, name })),
  );
  const { documents, values } = await openHistory({
    connection: { connectionString: inject('storageConnection') },
    prefix: `names${process.pid}x${++stores}`,
  });
  const remember = (ids: readonly string[], nowMs = NOW) => rememberNames(values, client, 'queue', ids, nowMs);
  const asked = () => emulator.requests.filter(({ url }) => url.includes('/queues?')).length;
  return { emulator, documents, values, remember, asked, names: async () => [...(await loadNames(values)).queue].sort() };
}

describe('rememberNames()', () => {
  test('asks for a new id once, keeps its name, and asks again after a day', async () => {
    const { emulator, remember, asked, names } = await setUp([guid(1), 'Sales'], [guid(2), 'Service']);
    await remember([guid(1), guid(2)]);
    await remember([guid(1)], NOW + 23 * HOUR_MS);
    expect(asked()).toBe(1);
    expect(await names()).toEqual([
      [guid(1), 'Sales'],
      [guid(2), 'Service'],
    ]);
    await emulator.load('queues', [{ queueid: guid(1), name: 'Sales and more' }]);
    await remember([guid(1)], NOW + 24 * HOUR_MS);
    expect(asked()).toBe(2);
    expect(await names()).toEqual([
      [guid(1), 'Sales and more'],
      [guid(2), 'Service'],
    ]);
  });

  test('asks neither storage nor Dataverse where no id was met', async () => {
    const proxy = await startStorageProxy(inject('storageConnection'));
    onTestFinished(() => proxy.stop());
    const { client } = await start();
    const { values } = await openHistory({ connection: { connectionString: proxy.connectionString }, prefix: `noNames${process.pid}` });
    proxy.reset();
    for (const kind of NAME_KINDS) await rememberNames(values, client, kind, [], NOW);
    expect(proxy.count).toBe(0);
  });

  test('does not ask all day for an id that Dataverse has no name for', async () => {
    const { remember, asked, names } = await setUp();
    await remember([guid(7), 'no GUID', '__proto__']);
    await remember([guid(7), 'no GUID', '__proto__'], NOW + HOUR_MS);
    expect(asked()).toBe(1);
    expect(await names()).toEqual([]);
  });

  test('does without names where their table may not be read', async () => {
    const { emulator, remember, names } = await setUp([guid(1), 'Sales']);
    refuse(emulator, '/queues?', 403);
    await remember([guid(1)]);
    expect(await names()).toEqual([]);
  });

  test('cuts long and broken names', async () => {
    const { remember, names } = await setUp([guid(1), 'x'.repeat(500)], [guid(2), `${'y'.repeat(119)}😀`]);
    await remember([guid(1), guid(2)]);
    const kept = (await names()).map(([, name]) => name);
    expect(kept).toEqual(['x'.repeat(120), `${'y'.repeat(119)}\ufffd`]);
  });

  test('keeps both of two harvests that met different ids at once', async () => {
    const { remember, names } = await setUp([guid(1), 'Sales'], [guid(2), 'Service']);
    await Promise.all([remember([guid(1)]), remember([guid(2)])]);
    expect(await names()).toEqual([
      [guid(1), 'Sales'],
      [guid(2), 'Service'],
    ]);
  });

  test('takes a cache that cannot be read for an empty one', async () => {
    const { values, remember, names } = await setUp([guid(1), 'Sales']);
    await updateJson(values, { partition: 'names', row: 'queue' }, () => ({ odd: true }));
    expect(await names()).toEqual([]);
    await remember([guid(1)]);
    expect(await names()).toEqual([[guid(1), 'Sales']]);
  });

  test('keeps 5,000 names of full length, outside ASCII, and asks for none of them again that day', async () => {
    const ids = Array.from({ length: 5_000 }, (_, i) => guid(i + 1));
    const nameOf = (id: string) => `${'\u96fb'.repeat(84)}${id}`;
    const { remember, asked, names } = await setUp(...ids.map((id) => [id, nameOf(id)] as const));
    await remember(ids);
    const before = asked();
    await remember(ids, NOW + HOUR_MS);
    expect(asked()).toBe(before);
    expect(await names()).toEqual(ids.map((id) => [id, nameOf(id)]));
  });
});

test('takeOverNames() keeps the names that an earlier release kept as documents, unless they were asked for since', async () => {
  const { documents, values, remember, names } = await setUp([guid(1), 'Sales'], [guid(2), 'Service']);
  await remember([guid(1), guid(2)]);
  const earlier = [
    [guid(1), 'Sales of old', NOW - HOUR_MS],
    [guid(3), 'Closed', NOW - HOUR_MS],
  ];
  await documents.write({ partition: 'names', row: 'queue' }, earlier, null);
  const all = [
    [guid(1), 'Sales'],
    [guid(2), 'Service'],
    [guid(3), 'Closed'],
  ];
  for (let i = 0; i < 2; i++) {
    await takeOverNames(documents, values);
    expect(await names()).toEqual(all);
  }
  expect(await Array.fromAsync(documents.list('names'))).toEqual([]);
});
