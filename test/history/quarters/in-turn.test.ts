/** One long computation at a time, and the event loop turns between them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from '../../../src/history/quarters/in-turn.ts';

test('inTurn() computes one after the other, in the order of the calls, each with its own result', async () => {
  const steps: string[] = [];
  const compute = (name: string) =>
    inTurn(async () => {
      steps.push(`${name} begins`);
      await nextTurn();
      steps.push(`${name} ends`);
      return name;
    });
  expect(await Promise.all(['a', 'b', 'c'].map(compute))).toEqual(['a', 'b', 'c']);
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('inTurn() throws what a computation throws, and goes on with the next', async () => {
  const failed = inTurn(() => {
    throw new RangeError('no such number');
  });
  const next = inTurn(() => 7);
  await expect(failed).rejects.toThrow(new RangeError('no such number'));
  expect(await next).toBe(7);
});

test('between two computations a timer that is due has its turn', async () => {
  const order: string[] = [];
  const first = inTurn(() => {
    setTimeout(() => order.push('timer'), 0);
    const untilMs = performance.now() + 5;
    while (performance.now() < untilMs);
    order.push('first');
  });
  const second = inTurn(() => order.push('second'));
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'timer', 'second']);
});
