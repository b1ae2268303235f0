import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FUNCTION_TIMEOUT_MS, startRunLimit } from '../../src/harvest/run-limit.ts';

test('FUNCTION_TIMEOUT_MS is the functionTimeout of host.json', async () => {
  const { functionTimeout } = JSON.parse(await readFile(new URL('../../host.json', import.meta.url), 'utf8'));
  const [hours = 0, minutes = 0, seconds = 0] = String(functionTimeout).split(':').map(Number);
  expect(((hours * 60 + minutes) * 60 + seconds) * 1000).toBe(FUNCTION_TIMEOUT_MS);
});

test('startRunLimit() is over once its time has passed, and not before', () => {
  expect(startRunLimit(60_000)()).toBe(false);
  expect(startRunLimit(0)()).toBe(true);
});
