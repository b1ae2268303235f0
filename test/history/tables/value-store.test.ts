import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { retryConflicts } from '../../../src/history/tables/conflicts.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { bytesOf, collect, errorOf, namesOf, newValue, put } from '../support.ts';

let storage: HistoryStorage;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'valueTest' });
});

describe('reading and writing', () => {
  test('read() gives undefined for a value that was never written', async () => {
    expect(await valueStore(storage).read({ partition: 'none', row: 'none' })).toBeUndefined();
  });

  test('read() gives back parts and meta as written, small, empty and 3 MB of incompressible bytes', async () => {
    const store = valueStore(storage);
    const key = { partition: 'round', row: 'trip' };
    const parts = { small: Buffer.from('tally'), empty: Buffer.alloc(0), large: randomBytes(3_000_000), zeros: Buffer.alloc(5_000_000) };
    const meta = { n: 1.5, text: 'Zürich 😀', yes: true, none: null };
    await store.write(key, newValue(parts, meta), null);
    const stored = await store.read(key);
    expect(stored).toMatchObject({ key, meta });
    expect([...(stored?.parts.keys() ?? [])]).toEqual(Object.keys(parts));
    for (const [name, bytes] of Object.entries(parts)) expect(bytesOf(stored, name).equals(bytes), name).toBe(true);
  });

  test('write() stores a slice of a larger buffer as that slice alone', async () => {
    const store = valueStore(storage);
    const key = { partition: 'slice', row: 'a' };
    const whole = new Uint8Array(randomBytes(100_000));
    await store.write(key, newValue({ slice: whole.subarray(10, 40_010) }), null);
    expect(bytesOf(await store.read(key), 'slice').equals(whole.subarray(10, 40_010))).toBe(true);
  });

  test('read() gives only the parts that are asked for, and leaves out names the value lacks', async () => {
    const store = valueStore(storage);
    const key = { partition: 'some', row: 'parts' };
    await store.write(key, newValue({ a: Buffer.from('1'), b: Buffer.from('2'), c: randomBytes(30_000) }), null);
    expect([...((await store.read(key, { parts: ['b', 'zzz'] }))?.parts ?? [])]).toEqual([['b', Buffer.from('2')]]);
    expect((await store.read(key, { parts: [] }))?.parts.size).toBe(0);
  });

  test('small parts cost no blob, and all larger ones of a value one', async () => {
    const store = valueStore(storage);
    const small = { a: randomBytes(15_000), b: randomBytes(15_000) };
    expect((await put(store, { partition: 'inline', row: 'a' }, newValue(small))).blob).toBe('');
    const large = await put(
      store,
      { partition: 'inline', row: 'b' },
      newValue({ ...small, c: randomBytes(17_000), d: randomBytes(3_000_000) }),
    );
    expect(await namesOf(storage.blobs, large.blob)).toEqual([large.blob]);
    expect((await storage.blobs.read(large.blob))?.bytes.length).toBeLessThan(3_020_000);
  });

  test('list() gives the rows of the half-open range, in order, with large parts in place', async () => {
    const store = valueStore(storage);
    const large = randomBytes(20_000);
    for (const row of ['03', '01', '02', '04'])
      await store.write({ partition: 'list', row }, newValue({ row: Buffer.from(row), large }, { row }), null);
    await store.write({ partition: 'listed', row: '02' }, newValue({}), null);
    const listed = await collect(store.list('list', '01', '04'));
    expect(listed.map(({ key, meta }) => [key.row, meta.row])).toEqual([
      ['01', '01'],
      ['02', '02'],
      ['03', '03'],
    ]);
    for (const stored of listed) expect(bytesOf(stored, 'large').equals(large)).toBe(true);
    const rows = await collect(store.list('list', '02', '05', { parts: ['row'] }));
    expect(rows.map(({ parts }) => [...parts].map(([name, bytes]) => `${name} ${bytes}`))).toEqual([['row 02'], ['row 03'], ['row 04']]);
  });

  test('listAcross() gives the rows of a range in every partition of a range, and no others', async () => {
    const store = valueStore(storage);
    for (const partition of ['across a', 'across b', 'across!', 'acrosz'])
      for (const row of ['01', '02', '03']) await store.write({ partition, row }, newValue({ row: Buffer.from(row) }, { row }), null);
    const listed = await collect(store.listAcross(['across ', 'across!'], ['02', '04'], { parts: ['row'] }));
    expect(listed.map(({ key, parts }) => `${key.partition}, ${key.row}, ${parts.get('row')}`)).toEqual([
      'across a, 02, 02',
      'across a, 03, 03',
      'across b, 02, 02',
      'across b, 03, 03',
    ]);
  });

  test('delete() removes the value, and is no error where it is gone already', async () => {
    const store = valueStore(storage);
    const key = { partition: 'delete', row: 'a' };
    const stored = await put(store, key, newValue({ a: randomBytes(20_000) }));
    await store.delete(stored);
    expect(await store.read(key)).toBeUndefined();
    expect(await namesOf(storage.blobs, stored.blob)).toEqual([]);
    await store.delete(stored);
    expect((await put(store, key, newValue({}, { n: 2 }))).meta).toEqual({ n: 2 });
  });
});

test('what a write replaced is gone, and what a refused write brought along is too', async () => {
  const store = valueStore(storage);
  const key = { partition: 'replaced', row: 'a' };
  const large = () => newValue({ a: randomBytes(20_000) });
  const first = await put(store, key, large());
  const second = await put(store, key, large());
  expect(await storage.blobs.read(first.blob)).toBeUndefined();
  const before = await namesOf(storage.blobs);
  expect(await errorOf(store.write(key, large(), first))).toMatchObject({ code: 'store.conflict', retryable: true });
  expect(await namesOf(storage.blobs)).toEqual(before);
  expect(await store.read(key)).toEqual(second);
});

describe('concurrent writers', () => {
  test('write() throws store.conflict where the value exists, is absent, or changed meanwhile', async () => {
    const store = valueStore(storage);
    const key = { partition: 'conflict', row: 'a' };
    const first = await put(store, key, newValue({}, { n: 1 }));
    const second = await put(store, key, newValue({}, { n: 2 }));
    const attempts = [
      store.write(key, newValue({}), null),
      store.write(key, newValue({}), first),
      store.write({ partition: 'conflict', row: 'b' }, newValue({}), second),
      store.delete(first),
    ];
    for (const error of await Promise.all(attempts.map(errorOf))) expect(error).toMatchObject({ code: 'store.conflict', retryable: true });
    expect((await store.read(key))?.meta).toEqual({ n: 2 });
  });

  test('of two writers that hold the same etag exactly one succeeds', async () => {
    const store = valueStore(storage);
    const key = { partition: 'conflict', row: 'race' };
    const stored = await put(store, key, newValue({}));
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => store.write(key, newValue({ a: randomBytes(40_000) }, { n }), stored)),
    );
    const won = results.flatMap(({ status }, i) => (status === 'fulfilled' ? [i + 1] : []));
    expect(won).toHaveLength(1);
    expect((await store.read(key))?.meta).toEqual({ n: won[0] });
  });

  test('retryConflicts() loses no update of 8 writers, and readers see whole values only, while old blobs go', async () => {
    const store = valueStore(storage);
    const key = { partition: 'counter', row: 'a' };
    // Both parts say the same number in every byte, one of them in a blob: a mixed value would differ.
    const counted = (n: number) =>
      newValue({ inline: Buffer.alloc(10, n), large: Buffer.concat([randomBytes(20_000), Buffer.alloc(10, n)]) }, { n });
    await store.write(key, counted(0), null);
    let running = true;
    let reads = 0;
    async function readers() {
      while (running) {
        const stored = await store.read(key);
        const n = Number(stored?.meta.n);
        expect([bytesOf(stored, 'inline')[9], bytesOf(stored, 'large').at(-1)]).toEqual([n, n]);
        reads++;
      }
    }
    async function writer() {
      for (let i = 0; i < 6; i++) {
        await retryConflicts(async () => {
          const current = await store.read(key);
          await store.write(key, counted(Number(current?.meta.n) + 1), current ?? null);
        });
      }
    }
    const watchers = [readers(), readers()];
    await Promise.all(Array.from({ length: 8 }, writer)).finally(() => {
      running = false;
    });
    await Promise.all(watchers);
    expect((await store.read(key))?.meta).toEqual({ n: 48 });
    expect(reads).toBeGreaterThan(5);
  });
});

describe('keys and limits', () => {
  const odd = ["O'Brien", 'ключ', ' ', 'a b+c&d=e', '..', 'Europe|Lisbon', '😀', "' or PartitionKey ne '", 'x'.repeat(480)];
  test.each(odd)('the key "%s" is kept as it is', async (text) => {
    const store = valueStore(storage);
    const key = { partition: `odd ${text}`.slice(0, 480), row: text };
    await store.write(key, newValue({ a: randomBytes(17_000) }, { text }), null);
    expect((await store.read(key))?.meta).toEqual({ text });
    const listed = await collect(store.list(key.partition, text, `${text}~`));
    expect(listed.map((stored) => stored.key)).toEqual([key]);
  });

  const refused = ['', 'a/b', 'a\\b', '#', 'a?', '100%', 'a\n', '\u0085', '\ud83d', 'x'.repeat(513)];
  test.each(refused)('the key %j is refused by every method', async (text) => {
    const store = valueStore(storage);
    for (const key of [
      { partition: text, row: 'a' },
      { partition: 'a', row: text },
    ]) {
      const attempts = [store.read(key), store.write(key, newValue({}), null), store.delete({ key, etag: '*', blob: '' })];
      for (const error of await Promise.all(attempts.map(errorOf))) {
        expect(error).toMatchObject({ code: 'store.key', retryable: false });
      }
    }
    expect(await errorOf(collect(store.list(text, 'a', 'b')))).toMatchObject({ code: 'store.key' });
  });

  test('an error repeats neither mail address nor phone number of a key', async () => {
    const error = await errorOf(valueStore(storage).read({ partition: 'a|jo.doe@contoso.com|b/', row: '+351210000001' }));
    expect(String(error)).toContain('"a|(hidden)|b/"');
    expect(String(error)).not.toMatch(/contoso|351210/);
  });

  test('write() refuses part names, numbers of parts and meta that could not be stored', async () => {
    const store = valueStore(storage);
    const key = { partition: 'limits', row: 'a' };
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`p${i}`, Buffer.alloc(0)]));
    for (const bad of [
      newValue({ 'a b': Buffer.alloc(0) }),
      newValue({ __proto: Buffer.alloc(0) }),
      newValue(many),
      newValue({}, { long: 'x'.repeat(9_000) }),
    ]) {
      expect(await errorOf(store.write(key, bad, null))).toBeInstanceOf(RangeError);
    }
    expect(await store.read(key)).toBeUndefined();
  });
});
