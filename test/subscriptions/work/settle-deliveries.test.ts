/** Messages without an answer are looked for tick by tick: health and owners are told of those that stay open, and of no others. */
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { instantReaching } from '../../../src/time/local-day.ts';
import { A_SUBSCRIPTION } from '../../support/deliveries/a-delivery.ts';
import { startDispatching } from '../dispatching.ts';
import { startGraph } from '../graph-sending.ts';

const ZONE = 'Europe/Lisbon';
const SIX = instantReaching('2026-11-23', '06:00', ZONE);
const SEVEN = SIX + HOUR_MS;
const OWNER = { name: '', address: 'owner@contoso.example' };
const ANA = { name: '', address: 'ana@contoso.example' };
const BOB = { name: '', address: 'bob@contoso.example' };

/** A subscription that is due at seven, whose first mail gets no answer. */
async function start(fault: { readonly accepts: boolean }, lookUpsInVain: number) {
  const { server, sender } = await startGraph();
  server.lag(lookUpsInVain);
  const options = { url: server.url, now: SIX, zone: ZONE, digestAt: '23:00', recipients: [] };
  const installation = await startDispatching({ ...options, sender, wait: async () => {} });
  const process = installation.process();
  await process.subscriptions.write(
    { ...A_SUBSCRIPTION, id: 'team', name: 'Morning team', recipients: [ANA, BOB], owner: OWNER },
    null,
    SIX,
  );
  await process.tick();
  server.failNext({ ...fault, answer: 'cut' });
  const tick = async (ms: number) => {
    installation.now = ms;
    return process.tick();
  };
  await tick(SEVEN);
  const states = async () => (await installation.health()).digests.map(({ state }) => state);
  const mailed = () => server.accepted.map(({ message }) => message.toRecipients?.[0]?.emailAddress.address);
  const record = async () =>
    (await Array.fromAsync(process.deliveries.list('team', '2026-11-01', '2026-12-31'))).find(({ kind }) => kind === 'scheduled');
  return { server, installation, process, tick, states, mailed, record };
}

describe('a message that was taken and got no answer', () => {
  test('is sent once Sent Items show it: health names it no more, its delivery ends as sent, and its owner hears nothing', async () => {
    const { tick, states, mailed, record } = await start({ accepts: true }, 5);
    expect(await states()).toEqual(expect.arrayContaining(['ambiguous']));
    for (let n = 1; n <= 4; n++) await tick(SEVEN + n * 5 * MINUTE_MS);
    expect(await states()).toEqual([]);
    expect(mailed().toSorted()).toEqual([ANA.address, BOB.address]);
    expect(await record()).toMatchObject({ state: 'sent', reached: 2 });
  });

  test('keeps its delivery open for the others, and is found meanwhile', async () => {
    const { server, tick, record, mailed } = await start({ accepts: true }, 4);
    // The run stopped at the first one; the next one ends what is left.
    expect(await record()).toMatchObject({ state: 'sending' });
    await tick(SEVEN + 5 * MINUTE_MS);
    expect(await record()).toMatchObject({ state: 'sent', reached: 2 });
    expect([mailed().length, server.accepted.length]).toEqual([2, 2]);
  });
});

describe('a message that was never taken', () => {
  test('stays ambiguous: health names it, its owner is told, and it is looked for for three days', async () => {
    const { server, tick, states, mailed, record } = await start({ accepts: false }, 0);
    for (let n = 1; n <= 3; n++) await tick(SEVEN + n * 5 * MINUTE_MS);
    expect(await states()).toEqual(['ambiguous']);
    expect(await record()).toMatchObject({ state: 'ambiguous', reached: 1 });
    expect(mailed()).toContain(OWNER.address);
    const looks = () => server.requests.filter(({ path }) => path.includes('sentitems')).length;
    const before = looks();
    await tick(SEVEN + HOUR_MS);
    expect(looks()).toBe(before + 1);
    await tick(SEVEN + 3 * DAY_MS + HOUR_MS);
    const after = looks();
    await tick(SEVEN + 3 * DAY_MS + 2 * HOUR_MS);
    expect(looks()).toBe(after);
  });

  test('is not looked for once a person has found out', async () => {
    const { server, process, tick } = await start({ accepts: false }, 0);
    await tick(SEVEN + 5 * MINUTE_MS);
    await process.resolve({ subscription: 'team', date: '2026-11-22', found: 'not-sent', note: 'asked', recipient: undefined });
    const looks = () => server.requests.filter(({ path }) => path.includes('sentitems')).length;
    const before = looks();
    await tick(SEVEN + 10 * MINUTE_MS);
    expect(looks()).toBe(before);
  });
});
