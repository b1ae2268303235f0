/** What a process keeps of what it has loaded. */
import { expect, test } from 'vitest';
import { newLoaded } from '../../../src/lookup/loaded/loaded.ts';

const MB = 1024 * 1024;

/** Loads of so many bytes, and how often each was loaded. */
function loads() {
  const counts = new Map<string, number>();
  const load = (key: string, sizeBytes?: number) => async () => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return { value: { key }, ...(sizeBytes !== undefined && { sizeBytes }) };
  };
  return { counts, load };
}

test('what was loaded is kept within the limit; what was not asked for longest goes first', async () => {
  const loaded = newLoaded(2);
  const { counts, load } = loads();
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await loaded.share(key, load(key, 0.9 * MB))).toEqual({ key });
  expect(Object.fromEntries(counts)).toEqual({ a: 1, b: 2, c: 1 });
});

test('what is greater than the limit, or is not to be kept, is loaded again and throws nothing else out', async () => {
  const loaded = newLoaded(2);
  const { counts, load } = loads();
  for (const _ of [1, 2]) {
    await loaded.share('small', load('small', 1000));
    await loaded.share('great', load('great', 3 * MB));
    await loaded.share('passing', load('passing'));
  }
  expect(Object.fromEntries(counts)).toEqual({ small: 1, great: 2, passing: 2 });
});

test('with a limit of 0 those who ask at the same time share what is loaded, and nothing is kept', async () => {
  const loaded = newLoaded(0);
  const { counts, load } = loads();
  const [one, other] = await Promise.all([loaded.share('a', load('a', 10)), loaded.share('a', load('a', 10))]);
  expect(one).toBe(other);
  await loaded.share('a', load('a', 10));
  expect(counts.get('a')).toBe(2);
});

test('an error is shared by those who wait, and the next one tries again', async () => {
  const loaded = newLoaded(1);
  const { load } = loads();
  const failing = async () => {
    throw new Error('no storage');
  };
  const tried = await Promise.allSettled([loaded.share('a', failing), loaded.share('a', load('a', 10))]);
  expect(tried.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await loaded.share('a', load('a', 10))).toEqual({ key: 'a' });
});
