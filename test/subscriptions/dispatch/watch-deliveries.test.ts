/** What the watch tells health and owners of, on real parts. */
import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { startApp } from '../../support/start-app.ts';

const FRIDAY = Date.parse('2026-11-20T12:00:00Z');
const MONDAY = Date.parse('2026-11-23T10:00:00Z');

/** Due each day at seven; told of is its owner. */
async function startOwned() {
  const time = { now: FRIDAY };
  const { app } = await startApp({ clock: () => time.now, env: { DIGEST_TO: '' } });
  const written = {
    recipients: ['ana@contoso.example'],
    owner: 'owner@contoso.example',
    schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' },
  };
  await app.subscriptions.write({ id: 'team', written, expected: 'none', isDryRun: false }, time.now);
  await app.dispatch();
  await app.watch();
  return { app, time };
}

/** Kinds of what waits for work. */
async function kinds({ dispatch }: Awaited<ReturnType<typeof startOwned>>['app']) {
  return (await dispatch()).messages.map(({ kind }) => kind);
}

test('an app that was stopped over the weekend alarms nobody of what its dispatch then makes', async () => {
  const { app, time } = await startOwned();
  time.now = MONDAY;
  expect((await app.watch()).missing).toEqual([]);
  expect(await kinds(app)).toEqual(['scheduled', 'scheduled', 'scheduled']);
  time.now += 30 * MINUTE_MS;
  expect((await app.watch()).missing).toEqual([]);
});

test('a dispatch that does not run while the app does is told to health, and to the owner', async () => {
  const { app, time } = await startOwned();
  for (time.now += HOUR_MS / 2; time.now < Date.parse('2026-11-21T08:30:00Z'); time.now += HOUR_MS / 2) await app.watch();
  expect(await app.health()).toMatchObject({ status: 'failing', missingDigests: [{ subscription: 'team', from: '2026-11-20' }] });
  expect(await kinds(app)).toContain('notice absent');
});
