/** An hour with more deliveries than one slice should hold: whoever reads it cuts it, so that no slice takes longer than a run has time. */
import { expect, test } from 'vitest';
import { harvest } from '../../src/harvest/harvest.ts';
import { sweep } from '../../src/harvest/sweep.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { DELIVERIES, startOrganisation } from './organisation.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const COUNT = 9_000;
const PAGES = COUNT / 500;

type Organisation = Awaited<ReturnType<typeof startOrganisation>>;

/** An organisation that was harvested at noon, when it had one row. */
async function startAtNoon(): Promise<Organisation> {
  const org = await startOrganisation({ nowMs: NOON });
  org.finish(COUNT + 1);
  await harvest(org.ports, { nowMs: NOON });
  org.asked();
  return org;
}

/** Deliveries that were created and ended within so long from an instant on. */
function finishMany(org: Organisation, fromMs: number, lengthMs: number): void {
  for (let n = 0; n < COUNT; n++) {
    const at = `${new Date(fromMs + Math.floor((n / COUNT) * lengthMs)).toISOString().slice(0, 19)}Z`;
    org.finish(n + 1, { createdon: at, modifiedon: at, msdyn_start_date: at, msdyn_end_date: at, msdyn_result_date: at });
  }
}

function listings(org: Organisation): readonly string[] {
  return org.asked().filter((url) => url.includes(`${DELIVERIES}?`));
}

test('after an outage is read in slices that are narrow enough, and each row counts once', async () => {
  const org = await startAtNoon();
  finishMany(org, NOON + HOUR_MS, 10 * MINUTE_MS);
  org.clock.nowMs = NOON + 4 * HOUR_MS;
  expect(await harvest(org.ports, { nowMs: org.clock.nowMs })).toMatchObject({ deliveries: COUNT + 1, isComplete: true });
  expect((await org.facts()).size).toBe(COUNT + 1);
  // The hour is given up, then its quarter that holds nearly all; the rest are pages that are not full.
  expect(listings(org).length).toBeLessThan(4 * PAGES);
});

test('between two harvests is cut too, though its slice has no end, and ends with the time of the run', async () => {
  const org = await startAtNoon();
  finishMany(org, NOON + MINUTE_MS, 8 * MINUTE_MS);
  org.clock.nowMs = NOON + 10 * MINUTE_MS;
  let asked = 0;
  const first = await harvest(org.ports, { nowMs: org.clock.nowMs, isOver: () => ++asked > 6 });
  expect(first).toMatchObject({ isComplete: false });
  const state = harvestState(org.documents);
  expect((await state.watermark())?.doneMs).toBeGreaterThan(NOON + MINUTE_MS);
  expect((await state.coverage()).readToMs).toBe(NOON);
  expect(await harvest(org.ports, { nowMs: org.clock.nowMs })).toMatchObject({ isComplete: true });
  expect((await org.facts()).size).toBe(COUNT + 1);
  expect((await state.coverage()).readToMs).toBe(org.clock.nowMs);
});

test('keeps a sweep from going on forever: it goes on where it was within the day, also after it failed', async () => {
  const org = await startAtNoon();
  const dayMs = Date.UTC(2026, 10, 19);
  // Visible so late that no harvest saw them.
  finishMany(org, dayMs + 10 * HOUR_MS, HOUR_MS);
  org.clock.nowMs = Date.UTC(2026, 10, 21, 1);
  const state = harvestState(org.documents);
  const run = (isOver = () => false) => sweep(org.ports, 'Etc/UTC', { nowMs: org.clock.nowMs, isOver });
  const mend = org.emulator.intercept(({ url }, response) => {
    if (!decodeURIComponent(url ?? '').includes('(msdyn_result_date ge 2026-11-19T18:00:00Z')) return false;
    response.writeHead(400).end();
    return true;
  });
  await expect(run()).rejects.toThrow(/400/);
  mend();
  const failedMs = (await state.sweeps())['2026-11-19|1'] ?? 0;
  expect(failedMs).toBeGreaterThan(dayMs + 9 * HOUR_MS);
  let asked = 0;
  await run(() => ++asked > 2);
  const stoppedMs = (await state.sweeps())['2026-11-19|1'] ?? 0;
  expect(stoppedMs).toBeGreaterThan(failedMs);
  org.asked();
  await run();
  expect((await state.sweeps())['2026-11-19|1']).toBe(dayMs + 24 * HOUR_MS);
  const from = listings(org).map((url) => /\(msdyn_result_date ge (\S+) and/.exec(url)?.[1]);
  expect(Math.min(...from.map((at) => Date.parse(at ?? '')))).toBe(stoppedMs);
  expect((await factsOf(org, dayMs)).length).toBe(COUNT);
});

async function factsOf({ ports: { quarters } }: Organisation, dayMs: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { facts } of quarters.listFacts(dayMs, dayMs + 24 * HOUR_MS)) ids.push(...facts.map(({ id }) => id));
  return ids;
}
