/** Outages that last longer than rows live: what was lost reads "not read", never "0 calls". */
import { expect, test } from 'vitest';
import { harvest } from '../../../src/harvest/harvest.ts';
import { aliveFromMs, toldLifeSeconds } from '../../../src/harvest/pull/lost-changes.ts';
import { pullSpan } from '../../../src/harvest/pull/pull-span.ts';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../../src/lookup/look-up-report.ts';
import { US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { dateAt, dayOf } from '../../../src/time/local-day.ts';
import { startOrganisation } from '../organisation.ts';

const NOON = Date.UTC(2026, 10, 1, 12);
const WEEK_SECONDS = 7 * 86_400;

async function setUp(ttlinseconds: number | null) {
  const org = await startOrganisation({ nowMs: NOON });
  org.emulator.faults.set({ ttl: true });
  const run = (isOver = () => false) => harvest(org.ports, { nowMs: org.clock.nowMs, isOver });
  const reportOf = async (atMs: number) => {
    const ports = { ...org.ports, rulePack: US_FEDERAL, openShareLimit: 0.05 };
    return (await lookUpReport(ports, { period: dayOf(dateAt(atMs, 'UTC'), 'UTC'), scope: {} }, org.clock.nowMs)).report;
  };
  org.finish(1, { ttlinseconds });
  await run();
  return { ...org, run, reportOf, spans: async () => (await harvestState(org.documents).coverage()).spans };
}

test('after an outage longer than the rows live, what expired meanwhile reads "not read" with the reason, for good', async () => {
  const { clock, finish, run, reportOf, spans } = await setUp(WEEK_SECONDS);
  clock.nowMs = NOON + 2 * DAY_MS;
  finish(2, { ttlinseconds: WEEK_SECONDS });
  clock.nowMs = NOON + 12 * DAY_MS;
  finish(3, { ttlinseconds: WEEK_SECONDS });
  clock.nowMs = NOON + 14 * DAY_MS;
  await run();
  const aliveMs = NOON + 7 * DAY_MS + 10 * MINUTE_MS;
  const expectLost = async () => {
    const [first, second, ...rest] = await spans();
    expect([first?.[1], second?.[0], rest]).toEqual([NOON, aliveMs, []]);
    const lost = await reportOf(NOON + 2 * DAY_MS);
    expect(lost).toMatchObject({ read: 'none', provisional: true, totals: { deliveries: null } });
    expect(lost.provisionalReasons).toEqual([
      'Dataverse was not read in time: what changed from 2026-11-01 12:00 UTC to 2026-11-08 12:10 UTC may have expired there before it was read.',
    ]);
    expect(await reportOf(NOON + 12 * DAY_MS)).toMatchObject({ read: 'all', totals: { deliveries: 1 } });
  };
  await expectLost();
  // Neither later harvests claim it, nor a reading of the days themselves, which finds nothing either.
  clock.nowMs += 10 * MINUTE_MS;
  await run();
  await expectLost();
});

test('a reading of days whose rows have expired claims nothing of them', async () => {
  const { clock, ports, finish, run, reportOf } = await setUp(WEEK_SECONDS);
  clock.nowMs = NOON + 14 * DAY_MS;
  finish(2, { ttlinseconds: WEEK_SECONDS });
  await run();
  const day = dayOf('2026-11-04', 'UTC');
  await pullSpan(ports, [day.fromMs, day.toMs], { nowMs: clock.nowMs });
  expect(await reportOf(day.fromMs)).toMatchObject({ read: 'none', totals: { deliveries: null } });
});

test('an outage shorter than the rows live leaves nothing unread', async () => {
  const { clock, finish, run, reportOf, spans } = await setUp(WEEK_SECONDS);
  clock.nowMs = NOON + 2 * DAY_MS;
  finish(2, { ttlinseconds: WEEK_SECONDS });
  clock.nowMs = NOON + 6 * DAY_MS;
  await run();
  expect(await spans()).toHaveLength(1);
  expect(await reportOf(NOON + 2 * DAY_MS)).toMatchObject({ read: 'all', totals: { deliveries: 1 } });
});

test('rows that tell no life are taken to live for 30 days', async () => {
  const { clock, run, spans } = await setUp(null);
  clock.nowMs = NOON + 29 * DAY_MS;
  await run();
  expect(await spans()).toHaveLength(1);
  clock.nowMs += 40 * DAY_MS;
  await run();
  const [first, second] = await spans();
  expect([first?.[1], second?.[0]]).toEqual([NOON + 29 * DAY_MS, clock.nowMs - 30 * DAY_MS + 10 * MINUTE_MS]);
});

test('an outage that is caught up in several runs has lost what had expired at the first of them', async () => {
  const { clock, finish, run, spans } = await setUp(WEEK_SECONDS);
  clock.nowMs = NOON + 14 * DAY_MS;
  const aliveMs = clock.nowMs - 7 * DAY_MS + 10 * MINUTE_MS;
  finish(2, { ttlinseconds: WEEK_SECONDS, modifiedon: new Date(clock.nowMs - 2 * DAY_MS).toISOString() });
  let slices = 0;
  expect(await run(() => slices++ > 40)).toMatchObject({ isComplete: false });
  clock.nowMs += HOUR_MS;
  expect(await run()).toMatchObject({ isComplete: true });
  const [first, second] = await spans();
  expect([first?.[1], second?.[0]]).toEqual([NOON, aliveMs]);
});

test('a first harvest that goes back further than rows live claims only what can still be there', async () => {
  const org = await startOrganisation({ nowMs: NOON });
  org.finish(1, { ttlinseconds: 86_400 });
  await harvest({ ...org.ports, harvestFromDays: 5 }, { nowMs: NOON });
  const { spans } = await harvestState(org.documents).coverage();
  expect(spans).toEqual([[NOON - DAY_MS + 10 * MINUTE_MS, NOON]]);
});

test('a past day of rows that should have been gone long ago is read whole: a file of old rows tells a life, and does not keep to it', async () => {
  const org = await startOrganisation({ nowMs: NOON });
  const at = new Date(NOON - 20 * DAY_MS).toISOString();
  const times = { createdon: at, modifiedon: at, msdyn_start_date: at, msdyn_end_date: at, msdyn_result_date: at };
  org.finish(1, { ttlinseconds: WEEK_SECONDS, ...times });
  const day = dayOf(at.slice(0, 10), 'UTC');
  await pullSpan(org.ports, [day.fromMs, day.toMs], { nowMs: NOON });
  expect((await harvestState(org.documents).coverage()).spans).toEqual([[day.fromMs, day.toMs]]);
});

test('aliveFromMs() leaves a run its time, but no more than a quarter of the life', () => {
  expect(aliveFromMs(NOON, DAY_MS)).toBe(NOON - DAY_MS + 10 * MINUTE_MS);
  expect(aliveFromMs(NOON, 20 * MINUTE_MS)).toBe(NOON - 15 * MINUTE_MS);
});

test.each([
  [null, 0, 0],
  [-1, 0, 0],
  [3600, 0, 3600],
  [3600, 24.9, 3600],
  [3600, 50, 100 * 365 * 86_400],
])('a row with ttlinseconds %s, %s hours after its last change, tells a life of %s seconds', (ttlinseconds, hours, seconds) => {
  const row = { msdyn_proactive_deliveryid: 'row', ttlinseconds, modifiedon: new Date(NOON - hours * HOUR_MS).toISOString() };
  expect(toldLifeSeconds(row, NOON)).toBe(seconds);
});
