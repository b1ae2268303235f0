/** A history is of one organisation: another one is refused, whatever reads it, and nothing of it is filed. */
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../dev/dataverse/emulator.ts';
import { createApp } from '../../src/app.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { pullSpan } from '../../src/harvest/pull/pull-span.ts';
import { sweep } from '../../src/harvest/sweep.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { startApp } from '../support/start-app.ts';
import { DELIVERIES, startOrganisation } from './organisation.ts';
import { call, errorOf } from './started-app.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const OTHER = 'b2b2b2b2-0000-4000-8000-000000000003';
const REFUSED =
  /^Cannot read the organisation b2b2b2b2-\S+: this history is of the organisation a1a1a1a1-\S+; set DATAVERSE_URL back, or start a history of its own by another HISTORY_PREFIX$/;

/** Another organisation with one delivery. */
async function startOther(now: () => number) {
  const emulator = await startEmulator({ organizationId: OTHER.toUpperCase(), now });
  onTestFinished(() => emulator.stop());
  emulator.table(DELIVERIES).upsert(call(77, new Date(now() - HOUR_MS).toISOString()));
  return emulator;
}

test('harvests, pulls and sweeps of another organisation are refused with the remedy, and nothing is filed or counts as read', async () => {
  const org = await startOrganisation({ nowMs: NOON });
  org.finish(1);
  await harvest(org.ports, { nowMs: NOON });
  const coverage = await harvestState(org.documents).coverage();
  const other = await startOther(() => org.clock.nowMs);
  org.clock.nowMs += 2 * DAY_MS;
  const nowMs = org.clock.nowMs;
  const token = createTokenSource({ kind: 'token', token: other.token }, other.url);
  const ports = { ...org.ports, dataverse: createDataverseClient({ url: other.url, token, retry: { baseMs: 1 } }) };
  const runs = [
    () => harvest(ports, { nowMs }),
    () => pullSpan(ports, [NOON - DAY_MS, NOON], { nowMs }),
    () => sweep(ports, 'UTC', { nowMs }),
  ];
  for (const run of runs) {
    const error = await errorOf(run());
    expect(error).toMatchObject({ code: 'dataverse.other-organisation', retryable: false });
    expect(error.message).toMatch(REFUSED);
  }
  expect([...(await org.facts()).keys()]).toHaveLength(1);
  expect(await harvestState(org.documents).coverage()).toEqual(coverage);
  // Back at its own, the history goes on.
  expect(await harvest(org.ports, { nowMs })).toMatchObject({ isComplete: true });
});

test('health is failing and names the remedy, and an app with a HISTORY_PREFIX of its own reads the other organisation', async () => {
  const first = await startApp({ clock: () => NOON });
  await first.app.harvest();
  const other = await startOther(() => NOON);
  const startWith = async (env: Readonly<Record<string, string>>, tablePrefix?: string) => {
    const settings = readSettings({ ...first.env, DATAVERSE_URL: other.url, DATAVERSE_TOKEN: other.token, ...env });
    const app = await createApp(settings, { clock: () => NOON + 10 * MINUTE_MS, ...(tablePrefix !== undefined && { tablePrefix }) });
    onTestFinished(() => app.close());
    return app;
  };
  const shared = await startWith({}, first.tablePrefix);
  expect((await errorOf(shared.harvest())).code).toBe('dataverse.other-organisation');
  const { status, lastRuns } = await shared.health();
  expect({ status, outcome: lastRuns.harvest?.outcome }).toEqual({ status: 'failing', outcome: 'refused' });
  expect(lastRuns.harvest?.error?.message).toMatch(REFUSED);
  const own = await startWith({ HISTORY_PREFIX: `own${process.pid}x${Date.now().toString(36)}` });
  expect(await own.harvest()).toMatchObject({ deliveries: 1, isComplete: true });
  const { report } = await own.lookUp({ period: dayOf('2026-11-20', 'UTC'), scope: {} });
  expect(report.totals.deliveries).toBe(1);
});
