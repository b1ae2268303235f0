/** What is due and is not sent, or waits, each with its reason; over real storage and a real mail server. */
import { describe, expect, test } from 'vitest';
import { recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { optOutStore } from '../../../src/subscriptions/people/opt-out-store.ts';
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { instantReaching } from '../../../src/time/local-day.ts';
import { A_SUBSCRIPTION } from '../../support/deliveries/a-delivery.ts';
import { startDispatching } from '../dispatching.ts';
import { startMailServer } from '../mail-server.ts';

const ZONE = 'Europe/Lisbon';
const SIX = instantReaching('2026-11-23', '06:00', ZONE);
const SEVEN = SIX + HOUR_MS;
const [ANA, RUI] = [
  { name: 'Ana', address: 'ana@contoso.example' },
  { name: '', address: 'rui@contoso.example' },
];

/** An installation with one subscription, written at six. */
async function start(subscription: Partial<Subscription> = {}) {
  const server = await startMailServer();
  const installation = await startDispatching({ url: server.url, now: SIX, zone: ZONE, digestAt: '23:00', recipients: [] });
  const process = installation.process();
  const written: Subscription = { ...A_SUBSCRIPTION, id: 'team', recipients: [ANA, RUI], ...subscription };
  await process.subscriptions.write(written, null, SIX);
  await process.tick();
  /** One tick, and how each delivery stands that was worked on or has ended by it. */
  const at = async (ms: number) => {
    installation.now = ms;
    await process.tick();
    const records = await Array.fromAsync(process.deliveries.list('team', '2026-11-01', '2026-12-31'));
    return records.map(({ state, reasonId }) => [state, reasonId]);
  };
  const edit = async (change: Partial<Subscription>) => {
    const kept = await process.subscriptions.read('team');
    await process.subscriptions.write({ ...written, ...change }, kept?.etag ?? null, installation.now);
  };
  const skips = async () =>
    (await Array.fromAsync(installation.ledger.list('team', '2026-11-01', '2026-12-31'))).map(({ state, skipped }) => skipped ?? state);
  return { server, installation, process, at, edit, skips };
}

const to = (mails: readonly string[]) => mails.map((mail) => /^To: (.*)\r$/m.exec(mail)?.[1]).sort();

describe('a subscription', () => {
  test('that is due is sent to each by name, with a record that names nobody any more', async () => {
    const { server, at, process } = await start();
    expect(await at(SEVEN - 1)).toEqual([]);
    expect(await at(SEVEN)).toEqual([['sent', undefined]]);
    expect(to(server.accepted)).toEqual(['Ana <ana@contoso.example>', 'rui@contoso.example']);
    const [record] = await Array.fromAsync(process.deliveries.list('team', '2026-11-01', '2026-12-31'));
    expect(JSON.stringify(record)).not.toMatch(/ana@|rui@/);
    expect(record?.recipientIds).toEqual([ANA, RUI].map(({ address }) => recipientId(address)));
  });

  test.each([
    ['paused', { paused: true }],
    ['muted', { mutedUntil: '2026-11-24' }],
  ] as const)('that is %s is skipped, and sent again the day after it is not', async (reason, quiet) => {
    const { server, at, edit } = await start(quiet);
    expect(await at(SEVEN)).toEqual([['skipped', reason]]);
    await edit({ paused: false });
    expect(await at(SEVEN + 5 * MINUTE_MS)).toEqual([['skipped', reason]]);
    expect(server.received).toBe(0);
    expect(await at(SEVEN + 24 * HOUR_MS)).toEqual([
      ['skipped', reason],
      ['sent', undefined],
    ]);
  });

  test('that is paused or removed while its mail waits for the server is sent to nobody', async () => {
    const paused = await start();
    paused.server.answer = [451, 'later'];
    expect(await paused.at(SEVEN)).toEqual([['sending', undefined]]);
    await paused.edit({ paused: true });
    paused.server.answer = [250, 'taken'];
    expect(await paused.at(SEVEN + 5 * MINUTE_MS)).toEqual([['skipped', 'paused']]);
    const removed = await start();
    removed.server.answer = [451, 'later'];
    await removed.at(SEVEN);
    const kept = await removed.process.subscriptions.read('team');
    await removed.process.subscriptions.remove('team', kept?.etag ?? '');
    removed.server.answer = [250, 'taken'];
    expect(await removed.at(SEVEN + 5 * MINUTE_MS)).toEqual([['skipped', 'subscriptionRemoved']]);
    expect([...paused.server.accepted, ...removed.server.accepted]).toEqual([]);
  });

  test('with hours in which mail may go waits for them', async () => {
    const schedule = { every: 'day', at: '07:00', zone: ZONE, window: { from: '07:00', to: '09:00' } } as const;
    const { server, at } = await start({ schedule });
    server.answer = [451, 'later'];
    expect(await at(SEVEN)).toEqual([['sending', undefined]]);
    server.answer = [250, 'taken'];
    const before = server.received;
    expect(await at(SEVEN + 2 * HOUR_MS)).toEqual([['sending', 'outsideWindow']]);
    expect(server.received).toBe(before);
    expect((await at(SEVEN + 24 * HOUR_MS))[0]).toEqual(['sent', undefined]);
  });

  test('whose conditions do not hold is skipped, and says so', async () => {
    const { server, at } = await start({
      conditions: { whenEmpty: 'send', onlyIf: [{ threshold: { kpi: 'liveMin', above: 0.999 } }] },
    });
    expect(await at(SEVEN)).toEqual([['skipped', 'conditionNotMet']]);
    expect(server.received).toBe(0);
  });

  test('whose copies are the same names nobody', async () => {
    const { server, at } = await start({ copies: 'same' });
    expect(await at(SEVEN)).toEqual([['sent', undefined]]);
    expect(to(server.accepted)).toEqual(['"undisclosed-recipients":;', '"undisclosed-recipients":;']);
  });
});

describe('a recipient', () => {
  test('who has left is skipped, and the others get it; who comes back gets the next one', async () => {
    const { server, at, installation, skips } = await start();
    const wishes = optOutStore(installation.documents);
    await wishes.write('team', recipientId(ANA?.address ?? ''), { recipient: 'a…', untilMs: null, atMs: SIX });
    expect(await at(SEVEN)).toEqual([['sent', undefined]]);
    expect(to(server.accepted)).toEqual(['rui@contoso.example']);
    expect((await skips()).sort()).toEqual(['sent', 'unsubscribed']);
    await wishes.remove('team', recipientId(ANA?.address ?? ''));
    await at(SEVEN + 24 * HOUR_MS);
    expect(server.accepted).toHaveLength(3);
  });

  test('who leaves or is removed while the mail waits gets it no more', async () => {
    const { server, at, installation, edit, skips } = await start();
    server.answer = [451, 'later'];
    await at(SEVEN);
    await optOutStore(installation.documents).write('team', recipientId(ANA?.address ?? ''), {
      recipient: 'a…',
      untilMs: null,
      atMs: SEVEN,
    });
    await edit({ recipients: [ANA ?? { name: '', address: '' }] });
    server.answer = [250, 'taken'];
    expect(await at(SEVEN + 5 * MINUTE_MS)).toEqual([['skipped', expect.any(String)]]);
    expect((await skips()).sort()).toEqual(['recipientRemoved', 'unsubscribed']);
    expect(server.accepted).toEqual([]);
  });

  test('who is added gets a period that was sent only where that comes due again', async () => {
    const { server, at, edit } = await start();
    await at(SEVEN);
    const eva = { name: '', address: 'eva@contoso.example' };
    await edit({ recipients: [ANA, RUI, eva].flatMap((one) => one ?? []) });
    await at(SEVEN + 5 * MINUTE_MS);
    expect(server.accepted).toHaveLength(2);
    await edit({ recipients: [ANA, RUI, eva].flatMap((one) => one ?? []), schedule: { every: 'day', at: '09:00', zone: ZONE } });
    await at(SEVEN + 2 * HOUR_MS);
    expect(to(server.accepted).at(-2)).toBe('eva@contoso.example');
    expect(server.accepted).toHaveLength(3);
  });
});
