/** Sweeps: which days are due, and that rows which came too late for any overlap are found. */
import { describe, expect, test } from 'vitest';
import { harvest } from '../../src/harvest/harvest.ts';
import { dueSweeps, sweep } from '../../src/harvest/sweep.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { guid } from '../dataverse/start.ts';
import { DELIVERIES, startOrganisation } from './organisation.ts';

const ZONE = 'Europe/Lisbon';
const NOON = Date.UTC(2026, 10, 20, 12);

const names = (sweeps: ReturnType<typeof dueSweeps>) => sweeps.map(({ day, age }) => `${day.from}+${age}`);

describe('dueSweeps()', () => {
  test('are of the days that ended one and seven days ago, and of those that could not be made then', () => {
    expect(names(dueSweeps(NOON, ZONE, 0, {}))).toEqual([
      ...['2026-11-06+7', '2026-11-07+7', '2026-11-08+7', '2026-11-09+7', '2026-11-10+7', '2026-11-11+7'],
      ...['2026-11-12+1', '2026-11-12+7', '2026-11-13+1', '2026-11-14+1', '2026-11-15+1', '2026-11-16+1', '2026-11-17+1', '2026-11-18+1'],
    ]);
  });

  test('are not those that the first harvest, which ran later, made needless', () => {
    expect(names(dueSweeps(NOON, ZONE, NOON - 2 * DAY_MS, {}))).toEqual(['2026-11-11+7', '2026-11-12+7', '2026-11-17+1', '2026-11-18+1']);
  });

  test('are not those that were made, but those that were begun', () => {
    const endMs = Date.UTC(2026, 10, 19);
    const beganMs = NOON - DAY_MS;
    expect(names(dueSweeps(NOON, ZONE, beganMs, { '2026-11-18|1': endMs - HOUR_MS }))).toContain('2026-11-18+1');
    expect(names(dueSweeps(NOON, ZONE, beganMs, { '2026-11-18|1': endMs }))).not.toContain('2026-11-18+1');
  });

  test('cut days by the zone, over a clock change and a date that the zone skipped', () => {
    const apia = names(dueSweeps(Date.UTC(2012, 0, 2, 12), 'Pacific/Apia', 0, {}));
    expect(apia).not.toContain('2011-12-30+1');
    expect(apia).toContain('2011-12-31+1');
  });
});

describe('sweep()', () => {
  test('finds a row that became visible hours after its modifiedon, which no harvest did', async () => {
    const org = await startOrganisation({ nowMs: NOON });
    org.finish(1);
    await harvest(org.ports, { nowMs: org.clock.nowMs });
    org.clock.nowMs += 3 * HOUR_MS;
    org.finish(2);
    await harvest(org.ports, { nowMs: org.clock.nowMs });
    const late = new Date(NOON + HOUR_MS).toISOString();
    org.finish(3, { createdon: late, modifiedon: late, msdyn_start_date: late, msdyn_end_date: late, msdyn_result_date: late });
    await harvest(org.ports, { nowMs: org.clock.nowMs });
    expect([...(await org.facts()).keys()].sort()).toEqual([guid(1), guid(2)]);
    org.clock.nowMs = Date.UTC(2026, 10, 22, 1);
    const swept = await sweep(org.ports, ZONE, { nowMs: org.clock.nowMs });
    expect(swept.find(({ day }) => day.from === '2026-11-20')).toMatchObject({ age: 1, deliveries: 3, isComplete: true });
    expect([...(await org.facts()).keys()].sort()).toEqual([guid(1), guid(2), guid(3)]);
    // Made once, and once more a week later.
    expect(await sweep(org.ports, ZONE, { nowMs: org.clock.nowMs })).toEqual([]);
    org.clock.nowMs = Date.UTC(2026, 10, 28, 1);
    const week = await sweep(org.ports, ZONE, { nowMs: org.clock.nowMs });
    expect(week.find(({ day }) => day.from === '2026-11-20')).toMatchObject({ age: 7, deliveries: 3 });
  });

  test('that runs out of time goes on where it was', async () => {
    const org = await startOrganisation({ nowMs: NOON });
    for (let n = 1; n <= 20; n++) {
      org.finish(n);
      org.clock.nowMs += 20 * 60_000;
    }
    await harvest(org.ports, { nowMs: org.clock.nowMs });
    org.clock.nowMs = Date.UTC(2026, 10, 22, 1);
    const asked: string[] = [];
    let runs = 0;
    let deliveries = 0;
    for (let swept = await next(); swept.length > 0; swept = await next()) {
      runs++;
      deliveries += swept.reduce((sum, day) => sum + day.deliveries, 0);
    }
    expect(runs).toBeGreaterThan(2);
    expect(deliveries).toBe(20);
    expect(new Set(asked).size).toBe(asked.length);

    /** A run whose time is over once it has begun two slices. */
    async function next() {
      org.asked();
      let begun = 0;
      const swept = await sweep(org.ports, ZONE, { nowMs: org.clock.nowMs, isOver: () => begun++ > 2 });
      asked.push(...org.asked().filter((url) => url.includes(`${DELIVERIES}?`)));
      return swept;
    }
  });

  test('does nothing before the first harvest', async () => {
    const org = await startOrganisation({ nowMs: NOON });
    expect(await sweep(org.ports, ZONE, { nowMs: org.clock.nowMs })).toEqual([]);
  });
});
