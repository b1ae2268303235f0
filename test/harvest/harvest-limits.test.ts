/** Harvests that have too little time, or may ask only so much. */
import { describe, expect, test } from 'vitest';
import { harvest } from '../../src/harvest/harvest.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { startApp } from '../support/start-app.ts';
import { startOrganisation } from './organisation.ts';
import { call, DELIVERIES, NOW } from './started-app.ts';

describe('a run without time', () => {
  test('ends with whole slices, says so, and the next ones go on where it was until all is read', async () => {
    const org = await startOrganisation({ nowMs: NOW });
    for (let n = 1; n <= 40; n++) {
      org.finish(n);
      org.clock.nowMs += HOUR_MS;
    }
    const reads: number[] = [];
    for (let isComplete = false; !isComplete; ) {
      let slices = 0;
      const result = await harvest(org.ports, { nowMs: org.clock.nowMs, isOver: () => ++slices > 4 });
      isComplete = result.isComplete;
      reads.push(result.deliveries);
      const { readToMs } = await harvestState(org.documents).coverage();
      expect(readToMs === null).toBe(!isComplete);
    }
    expect(reads.length).toBeGreaterThan(1);
    expect((await org.facts()).size).toBe(40);
    // The overlap between two runs is read twice, no more.
    expect(reads.reduce((sum, count) => sum + count, 0)).toBeLessThan(40 + 2 * reads.length);
  });
});

describe('an organisation that limits', () => {
  test('requests in a window is never asked for more than it allows', async () => {
    const limits = { requests: 12, executionMs: 1e9, concurrent: 50, windowMs: 1_500 };
    // On the real clock, which both sides count by.
    const org = await startOrganisation({ limits: { ...limits, requests: 10 } });
    org.emulator.faults.set({ limits });
    for (let n = 1; n <= 60; n++) {
      const at = new Date(Date.now() - n * 40 * MINUTE_MS).toISOString();
      org.finish(n, { createdon: at, modifiedon: at });
    }
    await harvest(org.ports, { nowMs: Date.now() });
    expect(org.ports.dataverse.stats.requests).toBeGreaterThan(20);
    expect(org.ports.dataverse.stats.throttles).toBe(0);
    expect((await org.facts()).size).toBe(60);
  });

  test.each([
    ['requests', { requests: 8, executionMs: 1e9, concurrent: 50, windowMs: 1_000 }],
    ['concurrency', { requests: 6_000, executionMs: 1e9, concurrent: 2, windowMs: 1_000 }],
    ['execution time', { requests: 6_000, executionMs: 400, concurrent: 50, windowMs: 1_000 }],
  ])('%s by another measure than ours answers 429, and the harvest gets through all the same', async (_, limits) => {
    const { app, emulator } = await startApp({ env: { HARVEST_FROM_DAYS: '2' }, clock: Date.now });
    emulator.faults.set({ limits, latencyMs: 30, dopHint: 8 });
    for (let n = 1; n <= 40; n++) {
      const at = new Date(Date.now() - n * 30 * MINUTE_MS).toISOString();
      emulator.table(DELIVERIES).upsert(call(n, at));
    }
    expect(await app.harvest()).toMatchObject({ deliveries: 40, isComplete: true });
    const { requestLimit, concurrencyLimit, executionLimit } = emulator.faults.stats;
    expect(requestLimit + concurrencyLimit + executionLimit).toBeGreaterThan(0);
  });
});
