import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { forEachAhead, mapAhead } from '../src/parallel.ts';
import { collect, errorOf } from './history/support.ts';

test('mapAhead() keeps the order of the items and the bound on calls under way', async () => {
  let underWay = 0;
  let most = 0;
  const mapped = mapAhead([5, 1, 4, 2, 3, 0], 3, async (n) => {
    most = Math.max(most, ++underWay);
    await sleep(2 * n);
    underWay--;
    return n;
  });
  expect(await collect(mapped)).toEqual([5, 1, 4, 2, 3, 0]);
  expect(most).toBe(3);
});

test('mapAhead() asks for its bound each time, so that it can grow and shrink', async () => {
  let [underWay, limit] = [0, 1];
  const seen: number[] = [];
  const mapped = mapAhead(
    Array(8).keys(),
    () => limit,
    async (n) => {
      seen.push(++underWay);
      await sleep(1);
      underWay--;
      return n;
    },
  );
  for await (const n of mapped) limit = n < 3 ? 4 : 1;
  expect(seen.slice(0, 1)).toEqual([1]);
  expect(Math.max(...seen)).toBeLessThanOrEqual(4);
  expect(seen.at(-1)).toBe(1);
});

test('mapAhead() begins no more work when its reader stops', async () => {
  let begun = 0;
  async function count(n: number) {
    begun++;
    return n;
  }
  for await (const n of mapAhead(Array(100).keys(), 4, count)) if (n === 2) break;
  await sleep(5);
  expect(begun).toBeLessThan(10);
});

test('mapAhead() gives the results before a failure, then throws it', async () => {
  const seen: number[] = [];
  async function read() {
    const mapped = mapAhead([0, 1, 2, 3], 4, async (n) => (n === 2 ? Promise.reject(new Error('two')) : n));
    for await (const n of mapped) seen.push(n);
  }
  expect(await errorOf(read())).toEqual(new Error('two'));
  expect(seen).toEqual([0, 1]);
});

test('forEachAhead() throws what a task throws and does every task otherwise', async () => {
  const done: number[] = [];
  await forEachAhead([1, 2, 3], 2, async (n) => done.push(n));
  expect(done).toEqual([1, 2, 3]);
  expect(await errorOf(forEachAhead([1], 2, () => Promise.reject(new Error('one'))))).toEqual(new Error('one'));
});
