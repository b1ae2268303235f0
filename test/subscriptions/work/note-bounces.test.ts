/** Digests that came back: noted at each recipient, shown by health, told to the owner once, and sent again by an order for those whom they did not reach. */
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { instantReaching } from '../../../src/time/local-day.ts';
import { A_SUBSCRIPTION } from '../../support/deliveries/a-delivery.ts';
import { aReport } from '../../support/graph/a-report.ts';
import { startDispatching } from '../dispatching.ts';
import { startGraph } from '../graph-sending.ts';

const ZONE = 'Europe/Lisbon';
const SIX = instantReaching('2026-11-23', '06:00', ZONE);
const SEVEN = SIX + HOUR_MS;
const OWNER = { name: '', address: 'owner@contoso.example' };
const ANA = { name: '', address: 'ana@contoso.example' };
const BOB = { name: '', address: 'bob@contoso.example' };
const DIGEST = { subscription: 'team', period: { from: '2026-11-22', to: '2026-11-22', zone: ZONE }, kind: 'scheduled' } as const;

async function start(readsReports = true) {
  const { server, sender } = await startGraph({ readsReports });
  const options = { url: server.url, now: SIX, zone: ZONE, digestAt: '23:00', recipients: [] };
  const installation = await startDispatching({ ...options, sender, wait: async () => {} });
  const process = installation.process();
  await process.subscriptions.write(
    { ...A_SUBSCRIPTION, id: 'team', name: 'Morning team', recipients: [ANA, BOB], owner: OWNER },
    null,
    SIX,
  );
  await process.watch();
  const tick = async (ms: number) => {
    installation.now = ms;
    return process.tick();
  };
  await tick(SIX);
  await tick(SEVEN);
  const entryOf = async (mask: string) => (await entriesOf(installation.ledger, DIGEST)).find(({ recipient }) => recipient === mask);
  const to = (address: string) => server.accepted.filter(({ message }) => message.toRecipients?.[0]?.emailAddress.address === address);
  const markerOf = async (mask: string) => ((await entryOf(mask))?.messageId ?? '').slice(1, 65);
  return { server, installation, process, tick, entryOf, to, markerOf };
}

describe('a digest that came back', () => {
  test('stays sent, with the reason at its recipient, and health shows it and does not fail for it', async () => {
    const { server, installation, process, entryOf, markerOf } = await start();
    server.inbox.push(aReport({ at: new Date(SEVEN + MINUTE_MS).toISOString(), marker: await markerOf('a…@contoso.example') }));
    installation.now = SEVEN + HOUR_MS / 2;
    expect((await process.watch()).problem).toBeUndefined();
    const reason = expect.stringMatching(/^5\.1\.10: 550 .*\(address\)/);
    expect(await entryOf('a…@contoso.example')).toMatchObject({ state: 'sent', bounced: { reason, atMs: SEVEN + MINUTE_MS } });
    expect(await entryOf('b…@contoso.example')).not.toHaveProperty('bounced');
    const { bounces, digests } = await installation.health();
    expect(bounces).toMatchObject({ unknown: null, readTo: new Date(installation.now).toISOString() });
    expect(bounces.digests).toMatchObject([
      { subscription: 'team', date: '2026-11-22', kind: 'scheduled', recipient: 'a…@contoso.example', reason },
    ]);
    expect(digests).toEqual([]);
  });

  test('is told to the owner once, without an address', async () => {
    const { server, installation, process, tick, to, markerOf } = await start();
    server.inbox.push(aReport({ at: new Date(SEVEN + MINUTE_MS).toISOString(), marker: await markerOf('a…@contoso.example') }));
    for (const n of [1, 2, 3]) {
      installation.now = SEVEN + n * (HOUR_MS / 2);
      await process.watch();
      await tick(installation.now);
    }
    const [notice, ...others] = to(OWNER.address);
    expect(others).toEqual([]);
    for (const part of ['Morning team', 'a…@contoso.example', '5.1.10']) expect(notice?.message.body.content).toContain(part);
    expect(notice?.message.body.content).not.toContain('ana@');
  });

  test('is sent once more by an order for those whom it did not reach', async () => {
    const { server, installation, process, to, markerOf } = await start();
    server.inbox.push(aReport({ at: new Date(SEVEN + MINUTE_MS).toISOString(), marker: await markerOf('a…@contoso.example') }));
    installation.now = SEVEN + HOUR_MS;
    await process.watch();
    const order = { subscription: 'team', date: '2026-11-22', to: 'failed', recipient: undefined } as const;
    expect((await process.resend(order)).entries.map(({ state }) => state)).toEqual(['sent']);
    expect([to(ANA.address).length, to(BOB.address).length]).toEqual([2, 1]);
    expect((await process.resend(order)).entries).toEqual([]);
  });

  test('proves that one without an answer had been taken', async () => {
    const { server, installation, process } = await start();
    server.lag(99);
    server.failNext({ accepts: true, answer: 'cut' });
    await process.resend({ subscription: 'team', date: '2026-11-22', to: 'all', recipient: 'a…@contoso.example' });
    const resent = (await entriesOf(installation.ledger, { ...DIGEST, kind: 'resend 1' }))[0];
    expect(resent?.state).toBe('ambiguous');
    server.inbox.push(aReport({ at: new Date(SEVEN + MINUTE_MS).toISOString(), marker: resent?.messageId.slice(1, 65) ?? '' }));
    await process.watch();
    expect((await entriesOf(installation.ledger, { ...DIGEST, kind: 'resend 1' }))[0]).toMatchObject({ state: 'sent', bounced: {} });
  });
});

describe('what is not ours', () => {
  test.each([
    ['of no message of this app', 'f'.repeat(64)],
    ['that holds no marker', undefined],
  ])('a report %s changes nothing', async (_what, marker) => {
    const { server, installation, process } = await start();
    server.inbox.push(aReport({ at: new Date(SEVEN).toISOString(), ...(marker !== undefined && { marker }) }));
    await process.watch();
    expect((await installation.health()).bounces.digests).toEqual([]);
  });
});

describe('what cannot be known', () => {
  test('is said: without the right nothing is read, and health says that nothing is known', async () => {
    const { server, installation, process } = await start(false);
    await process.watch();
    expect(server.requests.filter(({ path }) => path.includes('inbox'))).toEqual([]);
    const unknown = 'accepted by the mail server; whether it arrived is not known';
    expect((await installation.health()).bounces).toEqual({ readTo: null, unknown, digests: [] });
  });

  test('for now is told with its reason, and is read later from where it was', async () => {
    const { server, installation, process, markerOf } = await start();
    const readTo = (await installation.health()).bounces.readTo;
    server.inbox.push(aReport({ at: new Date(SEVEN + MINUTE_MS).toISOString(), marker: await markerOf('a…@contoso.example') }));
    server.granted.delete('Mail.Read');
    installation.now = SEVEN + 5 * HOUR_MS;
    expect((await process.watch()).problem).toContain('403 ErrorAccessDenied');
    expect((await installation.health()).bounces).toMatchObject({ readTo, unknown: expect.stringContaining('403') });
    server.granted.add('Mail.Read');
    await process.watch();
    expect((await installation.health()).bounces).toMatchObject({ unknown: null, digests: [{ recipient: 'a…@contoso.example' }] });
  });
});
