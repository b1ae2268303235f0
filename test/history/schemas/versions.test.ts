/** What becomes of a stored thing by its version: read as it is, made into this version's, or refused. */
import { describe, expect, inject, test } from 'vitest';
import { openStorage } from '../../../src/history/open-storage.ts';
import { newerSince, newerSoFar } from '../../../src/history/schemas/newer-met.ts';
import { STORED_KINDS, type StoredKind, type StoredKinds } from '../../../src/history/schemas/stored-kinds.ts';
import { kindAt, readVersion, upgraded, versionOf } from '../../../src/history/schemas/versions.ts';
import { documentStore } from '../../../src/history/tables/document-store.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { errorOf } from '../support.ts';

/** Kinds of a later version of the app: what was a number is a list, then an object. */
const LATER: StoredKinds = {
  'thing ': {
    what: 'thing',
    version: 3,
    upgrades: [(older) => [older], (older) => ({ all: older })],
  },
};
const EARLIER: StoredKinds = { 'thing ': { what: 'thing', version: 1 } };

let storages = 0;

describe('kindAt()', () => {
  test.each([
    ['harvest', 'coverage', 'harvest/coverage'],
    ['snapshot|Europe|Lisbon', '2026-11-22|000001', 'snapshot|'],
    ['open deliveries', 'any', 'open deliveries'],
    ['delivery team', 'any', 'delivery '],
    ['uploads read', 'mark', 'uploads read'],
    ['no such', 'row', 'no '],
  ])('names the kind of what lies in "%s", "%s"', (partition, row, kind) => {
    expect(kindAt({ partition, row })).toBe(kind);
  });
});

describe('readVersion() and upgraded()', () => {
  test.each([
    [undefined, { all: [5] }],
    [1, { all: [5] }],
    ['2', { all: 5 }],
    [3, 5],
  ])('make what says version %j into that of this app', (said, expected) => {
    expect(upgraded<unknown>('thing ', readVersion('read it', 'thing ', said, LATER), 5, LATER)).toEqual(expected);
  });

  test.each([0, 1.5, 'two', null, -1])('take what says version %j for damaged', (said) => {
    expect(() => readVersion('read it', 'thing ', said, LATER)).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
  });

  test('refuse a newer one, naming the kind, both versions and the remedy, and note that it was met', () => {
    const before = newerSoFar();
    const message =
      'Cannot read it: it is version 4 of "thing", and this app knows 3. A newer version of the app wrote it: deploy that one again (docs/upgrades.md). Nothing was changed';
    expect(() => readVersion('read it', 'thing ', 4, LATER)).toThrow(expect.objectContaining({ code: 'store.newer', message }));
    expect(newerSince(before)).toEqual([{ kind: 'thing ', version: 4, known: 3 }]);
    expect(newerSince(newerSoFar())).toEqual([]);
  });

  test('each kind has an upgrade from every version before its own', () => {
    const kinds: readonly (readonly [string, StoredKind])[] = Object.entries(STORED_KINDS);
    // Heads of the first layout are those of tables that are refused as a whole; files of columns are read by the names of their columns.
    const others = kinds.filter(([name]) => !['head', 'facts', 'intakes', 'tallies', 'details'].includes(name));
    for (const [name, { upgrades = [] }] of others) expect.soft(upgrades, name).toHaveLength(versionOf(name) - 1);
  });
});

describe('two versions of the app on one storage', () => {
  const key = { partition: 'thing a', row: 'b' };
  const freshStorage = () =>
    openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: `versions${process.pid}x${++storages}` });

  test('read and write a document: the later one reads both, the earlier one leaves what the later one wrote', async () => {
    const storage = await freshStorage();
    const [earlier, later] = [documentStore(storage, EARLIER), documentStore(storage, LATER)];
    await earlier.write(key, 5, null);
    expect(await later.read(key)).toMatchObject({ value: { all: [5] } });
    const etag = await later.write(key, { all: [6] }, (await later.read(key))?.etag ?? null);
    expect(await errorOf(earlier.read(key))).toMatchObject({ code: 'store.newer', retryable: false });
    const [left, seen]: [string[], unknown[]] = [[], []];
    for await (const { value } of earlier.list(key.partition, undefined, undefined, (row) => left.push(row))) seen.push(value);
    expect([left, seen]).toEqual([['b'], []]);
    expect(await later.read(key)).toEqual({ key, value: { all: [6] }, etag });
  });

  test('read and write a value', async () => {
    const storage = await freshStorage();
    const kinds = {
      'thing ': { what: 'thing', version: 2, upgrades: [(older: unknown) => ({ ...Object(older), meta: { isNew: true } })] },
    };
    const [earlier, later] = [valueStore(storage, { kinds: EARLIER }), valueStore(storage, { kinds })];
    await earlier.write(key, { parts: new Map([['part', Buffer.from('x')]]), meta: {} }, null);
    const read = await later.read(key);
    expect([read?.meta, Buffer.from(read?.parts.get('part') ?? []).toString()]).toEqual([{ isNew: true }, 'x']);
    await later.write(key, { parts: new Map(), meta: {} }, read ?? null);
    expect(await errorOf(earlier.read(key))).toMatchObject({ code: 'store.newer' });
    const listed = await Array.fromAsync(earlier.list(key.partition, 'a', 'c', { instead: () => undefined }));
    expect(listed).toEqual([]);
  });
});
