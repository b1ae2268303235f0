/** Storage stops for 20 seconds in the middle of a harvest: the run says so, the next one completes, and no reader ever sees half a value. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freePort, startAzurite } from '../../dev/azurite.ts';
import { startEmulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { StoreError } from '../../src/errors.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import type { HarvestPorts } from '../../src/harvest/pull/harvest-ports.ts';
import { type History, openHistory } from '../../src/history/history.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { readQuarter } from '../support/history/read-quarter.ts';
import { writeRows } from './changing-rows.ts';

const START_MS = Date.parse('2026-11-20T08:00:00Z');
const ROUNDS = 6;
const OUTAGE_MS = 20_000;

test('a harvest fails clearly or waits, the next one completes, and each value is read whole or not at all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'outage-'));
  const ports = [await freePort(), await freePort(), await freePort()] as const;
  let azurite = await startAzurite({ folder, ports });
  const clock = { nowMs: START_MS };
  const emulator = await startEmulator({ now: () => clock.nowMs });
  const reading = new AbortController();
  try {
    const history = await openHistory({ connection: { connectionString: azurite.connectionString }, prefix: 'outage' });
    const token = createTokenSource({ kind: 'token', token: emulator.token }, emulator.url);
    const dataverse = createDataverseClient({ url: emulator.url, token });
    const harvesting: HarvestPorts = { ...history, dataverse, rules: defaultRules('a key of this test'), harvestFromDays: 1 };
    const reader = readUntil(reading.signal, history, clock);

    for (let round = 0; round < ROUNDS - 1; round++) writeRows(emulator, clock, round);
    await harvest(harvesting, { nowMs: clock.nowMs });
    writeRows(emulator, clock, ROUNDS - 1);
    // Every answer takes a while, so that the outage falls into the run.
    emulator.faults.set({ latencyMs: 400 });
    const running = harvest(harvesting, { nowMs: clock.nowMs }).then(
      () => undefined,
      (error: unknown) => error,
    );
    await sleep(300);
    await azurite.stop();
    const outage = sleep(OUTAGE_MS);
    const error = await running;
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'store.unavailable', retryable: true });
    await outage;
    azurite = await startAzurite({ folder, ports });

    await harvest(harvesting, { nowMs: clock.nowMs });
    reading.abort();
    const { reads, unavailable } = await reader;
    expect(reads).toBeGreaterThan(0);
    expect(unavailable).toBeGreaterThan(0);
    expect(await rowsIn(history, clock)).toBe(emulator.table('msdyn_proactive_deliveries').size);
  } finally {
    reading.abort();
    await emulator.stop();
    await azurite.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Reads every quarter hour again and again; fails where a cube is not that of the facts beside it. */
async function readUntil(signal: AbortSignal, history: History, clock: { readonly nowMs: number }) {
  let [reads, unavailable] = [0, 0];
  while (!signal.aborted) {
    try {
      for await (const { quarterMs } of history.quarters.listStates(START_MS, quarterEnd(clock.nowMs))) {
        const value = await readQuarter(history.quarters, quarterMs);
        if (value !== undefined) expect(value.cube).toEqual(cubeOf(value.facts.filter(isFact), value.intakes));
        reads++;
      }
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'store.unavailable') throw error;
      unavailable++;
    }
  }
  return { reads, unavailable };
}

async function rowsIn({ quarters }: History, { nowMs }: { readonly nowMs: number }): Promise<number> {
  let rows = 0;
  for await (const { intakes } of quarters.listStates(START_MS, quarterEnd(nowMs))) rows += intakes;
  return rows;
}

function quarterEnd(nowMs: number): number {
  return nowMs - (nowMs % 900_000) + 900_000;
}
