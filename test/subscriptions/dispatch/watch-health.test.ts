/** The watch and health on real storage: digests that nobody made are told to both until somebody makes them; who is quiet is not missed. */
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { instantReaching } from '../../../src/time/local-day.ts';
import { A_SUBSCRIPTION } from '../../support/deliveries/a-delivery.ts';
import { startDispatching } from '../dispatching.ts';
import { startMailServer } from '../mail-server.ts';

const ZONE = 'Europe/Lisbon';
const SIX = instantReaching('2026-11-23', '06:00', ZONE);
const NINE = SIX + 3 * HOUR_MS;
const ANA = { name: '', address: 'ana@contoso.example' };
const OWNER = { name: '', address: 'owner@contoso.example' };

async function start() {
  const server = await startMailServer();
  const installation = await startDispatching({ url: server.url, now: SIX, zone: ZONE, digestAt: '23:00', recipients: [] });
  const process = installation.process();
  await process.subscriptions.write({ ...A_SUBSCRIPTION, id: 'team', recipients: [ANA], owner: OWNER }, null, SIX);
  return { server, installation, process };
}

test('a dispatcher that does not run is told an hour after the first digest was due, by health and to the owner', async () => {
  const { server, installation, process } = await start();
  installation.now = SIX + HOUR_MS + 59 * MINUTE_MS;
  expect(await process.watch()).toMatchObject({ missing: [] });
  installation.now = NINE - 5 * MINUTE_MS;
  expect(await process.watch()).toMatchObject({ missing: [{ subscription: 'team', from: '2026-11-22', zone: ZONE }] });
  expect(await installation.health()).toMatchObject({
    status: 'failing',
    missingDigests: [{ subscription: 'team', from: '2026-11-22', to: '2026-11-22', zone: ZONE, dueAt: '2026-11-23T07:00:00.000Z' }],
  });
  // Back again, it makes both the digest and the owner's mail.
  await process.tick();
  expect(server.accepted.map((mail) => /^To: (.*)\r$/m.exec(mail)?.[1]).sort()).toEqual([ANA.address, OWNER.address]);
  expect(await process.watch()).toMatchObject({ missing: [] });
  expect((await installation.health()).missingDigests).toEqual([]);
});

test('one that has stopped looking for two hours is told though nothing is due', async () => {
  const { installation, process } = await start();
  await process.tick();
  installation.now = SIX + HOUR_MS;
  await process.tick();
  expect(await installation.health()).toMatchObject({ status: 'starting', dispatchedTo: '2026-11-23T06:50:00.000Z' });
  installation.now += 3 * HOUR_MS;
  expect((await installation.health()).status).toBe('failing');
  await process.tick();
  installation.now += 20 * MINUTE_MS;
  expect((await installation.health()).status).not.toBe('failing');
});

test('what is paused or skipped has its record, and is not missed', async () => {
  const { installation, process } = await start();
  const kept = await process.subscriptions.read('team');
  await process.subscriptions.write({ ...(kept?.subscription ?? A_SUBSCRIPTION), paused: true }, kept?.etag ?? null, SIX);
  await process.watch();
  for (installation.now = SIX; installation.now < NINE + 3 * DAY_MS; installation.now += HOUR_MS / 2) {
    await process.tick();
    expect(await process.watch()).toMatchObject({ missing: [] });
  }
});
