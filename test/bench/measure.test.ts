import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { measure, ratioOf, spreadOf } from '../../bench/measure.ts';

test('measure() runs the contenders in turn, round by round, and counts no warm-up', async () => {
  const order: string[] = [];
  const times = await measure({ a: () => order.push('a'), b: () => order.push('b') }, { rounds: 3, warmUps: 1 });
  expect(order.join('')).toBe('abababab');
  expect(times.a).toHaveLength(3);
  expect(times.b).toHaveLength(3);
});

test('measure() times a promise until it is settled', async () => {
  const { slow } = await measure({ slow: () => sleep(30) }, { rounds: 1, warmUps: 0 });
  expect(slow[0]).toBeGreaterThan(25);
});

test('measure() refuses a number of rounds that is no integer > 0', async () => {
  await expect(measure({}, { rounds: 0 })).rejects.toThrow('Cannot measure 0 rounds');
  await expect(measure({}, { rounds: 1.5 })).rejects.toThrow('Cannot measure 1.5 rounds');
});

test('spreadOf() gives the middle value, of an even number the mean of the middle two', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
  expect(spreadOf([4, 1, 2, 10])).toEqual({ median: 3, min: 1, max: 10 });
  expect(() => spreadOf([])).toThrow(RangeError);
});

test('ratioOf() compares the times of the same round', () => {
  expect(ratioOf([2, 9, 8], [1, 3, 4])).toEqual({ median: 2, min: 2, max: 3 });
  expect(() => ratioOf([1], [1, 2])).toThrow('Cannot compare 1 rounds with 2');
});
