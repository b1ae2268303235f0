/** What harvests and sweeps leave in the run log. */
import { expect, test } from 'vitest';
import { harvest } from '../../src/harvest/harvest.ts';
import { recordHarvest, recordSweep } from '../../src/harvest/record-harvest.ts';
import { sweep } from '../../src/harvest/sweep.ts';
import { type RunLog, runLog } from '../../src/runs/run-log.ts';
import { startOrganisation } from './organisation.ts';

const ZONE = 'Europe/Lisbon';
const NOON = Date.UTC(2026, 10, 20, 12);

async function setUp() {
  const org = await startOrganisation({ nowMs: NOON });
  const log: RunLog = runLog(org.ports.documents);
  const recording = {
    log,
    clock: () => org.clock.nowMs,
    requestCounts: () => ({ ...org.ports.dataverse.stats }),
    warn: (message: string) => expect(message).toBe('no warning'),
  };
  return {
    org,
    log,
    harvest: (isOver = () => false) =>
      recordHarvest(recording, org.ports.documents, { nowMs: org.clock.nowMs, isOver }, (options) => harvest(org.ports, options)),
    sweep: () =>
      recordSweep(recording, org.ports.documents, ZONE, { nowMs: org.clock.nowMs }, (options) => sweep(org.ports, ZONE, options)),
    runs: () => log.list({ fromMs: NOON - 1, toMs: NOON + 30 * 86_400_000, limit: 100 }),
  };
}

test('a harvest whose time was over is told as stopped, the one that goes on as ok', async () => {
  const { org, harvest, runs } = await setUp();
  org.finish(1);
  let asked = 0;
  await harvest(() => asked++ > 0);
  org.clock.nowMs += 600_000;
  await harvest();
  expect(await runs()).toMatchObject([
    { kind: 'harvest', outcome: 'ok', rows: { deliveries: 1 }, counters: { orphanAttributes: 0, frozenChanges: 0 } },
    { kind: 'harvest', outcome: 'stopped', rows: { deliveries: 0 } },
  ]);
});

test('sweeps are told where any was due, with their days and rows', async () => {
  const { org, harvest, sweep, runs } = await setUp();
  await sweep();
  org.finish(1);
  await harvest();
  await sweep();
  expect((await runs()).map(({ kind }) => kind)).toEqual(['harvest']);
  org.clock.nowMs = Date.UTC(2026, 10, 22, 1);
  const swept = await sweep();
  await sweep();
  const [run, ...others] = await runs();
  expect(others.map(({ kind }) => kind)).toEqual(['harvest']);
  const starts = swept.map(({ day }) => day.fromMs);
  expect(run).toMatchObject({
    kind: 'sweep',
    outcome: 'ok',
    zone: ZONE,
    counters: { days: swept.length, daysLeft: 0 },
    rows: { deliveries: 1 },
  });
  expect(run?.range).toEqual([Math.min(...starts), Math.max(...swept.map(({ day }) => day.toMs))]);
  expect(run?.requests).toBeGreaterThan(0);
});
