/** Closing goes with each harvest, whatever becomes of the other. */
import { expect, test } from 'vitest';
import { harvestAndClose } from '../../src/harvest/harvest-and-close.ts';
import type { HarvestResult } from '../../src/harvest/pull/harvest-ports.ts';

const RESULT = { deliveries: 1 } as HarvestResult;

/** Runs both, and notes in which order what is done. */
async function run({ files = true, fails = false, closes = true } = {}) {
  const done: string[] = [];
  const harvest = async (onFiled: () => Promise<void>) => {
    if (files) {
      done.push('filed');
      await onFiled();
    }
    if (fails) throw new Error('harvest');
    done.push('nice to have');
    return RESULT;
  };
  const close = async () => {
    done.push('closing');
    if (!closes) throw new Error('closing');
  };
  const outcome = await harvestAndClose(harvest, close).catch((error: Error) => error.message);
  return { done, outcome };
}

test('days are closed once all is filed, before what is nice to have', async () => {
  expect(await run()).toEqual({ done: ['filed', 'closing', 'nice to have'], outcome: RESULT });
});

test('days are closed once, and after a harvest that never came to it or failed', async () => {
  expect(await run({ files: false })).toEqual({ done: ['nice to have', 'closing'], outcome: RESULT });
  expect(await run({ files: false, fails: true })).toEqual({ done: ['closing'], outcome: 'harvest' });
  expect(await run({ fails: true })).toEqual({ done: ['filed', 'closing'], outcome: 'harvest' });
});

test('a harvest goes on where days cannot be closed, and that is told at the end', async () => {
  expect(await run({ closes: false })).toEqual({ done: ['filed', 'closing', 'nice to have'], outcome: 'closing' });
  expect(await run({ closes: false, fails: true })).toEqual({ done: ['filed', 'closing'], outcome: 'closing' });
});
