/** Owners are told what happened to their digests, once an occurrence; over real storage and a real mail server. */
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { instantReaching } from '../../../src/time/local-day.ts';
import { A_SUBSCRIPTION } from '../../support/deliveries/a-delivery.ts';
import { startDispatching } from '../dispatching.ts';
import { startMailServer } from '../mail-server.ts';

const ZONE = 'Europe/Lisbon';
const SIX = instantReaching('2026-11-23', '06:00', ZONE);
const SEVEN = SIX + HOUR_MS;
const OWNER = { name: '', address: 'owner@contoso.example' };
const REFUSED = { name: '', address: 'refused@contoso.example' };
const ANA = { name: '', address: 'ana@contoso.example' };

async function start(recipients: Subscription['recipients'], catchUpDays = 3) {
  const server = await startMailServer();
  const installation = await startDispatching({ url: server.url, now: SIX, zone: ZONE, digestAt: '23:00', recipients: [], catchUpDays });
  const process = installation.process();
  await process.subscriptions.write({ ...A_SUBSCRIPTION, id: 'team', name: 'Morning team', recipients, owner: OWNER }, null, SIX);
  await process.tick();
  const at = async (ms: number) => {
    installation.now = ms;
    await process.tick();
    await process.tick();
  };
  /** Mails to the owner. */
  const told = async () => {
    const mails = await Promise.all(server.accepted.map((mail) => simpleParser(mail)));
    return mails.filter(({ to }) => !Array.isArray(to) && to?.text === OWNER.address);
  };
  return { server, installation, process, at, told };
}

describe('an owner', () => {
  test('is told once of whom a digest did not reach, why, and what to do, without an address', async () => {
    const { at, told } = await start([ANA, REFUSED]);
    await at(SEVEN);
    await at(SEVEN + 5 * MINUTE_MS);
    const [mail, ...others] = await told();
    expect(others).toEqual([]);
    expect(mail?.subject).toContain('Morning team');
    const text = mail?.text?.replace(/\s+/g, ' ') ?? '';
    for (const part of ['Morning team', 'r…@contoso.example', '550', 'docs/subscriptions.md']) expect(text).toContain(part);
    expect(text).not.toMatch(/refused@|ana@|a…@/);
  });

  test('is told of a digest that was missed as soon as the server works', async () => {
    const { server, at, told } = await start([ANA], 1);
    server.answer = [451, 'later'];
    await at(SEVEN);
    await at(SEVEN + DAY_MS);
    expect(await told()).toEqual([]);
    server.answer = [250, 'taken'];
    await at(SEVEN + DAY_MS + 5 * MINUTE_MS);
    expect((await told()).map(({ text }) => text?.includes('Morning team'))).toEqual([true]);
  });

  test('of nobody is told nothing, and health has it all the same', async () => {
    const { process, installation, at, told } = await start([REFUSED]);
    const kept = await process.subscriptions.read('team');
    const { owner: _, ...ownerless } = kept?.subscription ?? A_SUBSCRIPTION;
    await process.subscriptions.write(ownerless, kept?.etag ?? null, SIX);
    await at(SEVEN);
    expect(await told()).toEqual([]);
    expect((await installation.health()).digests).toMatchObject([{ subscription: 'team', state: 'failed' }]);
  });

  test('is told when somebody leaves, once a wish, and again when they leave later', async () => {
    const { process, installation, at, told } = await start([ANA]);
    const ana = { subscription: 'team', recipientId: 'a'.repeat(24), recipient: 'a…@contoso.example' };
    await process.leaving.follow(ana, { action: 'unsubscribe' });
    await process.leaving.follow(ana, { action: 'unsubscribe' });
    await at(SIX + 5 * MINUTE_MS);
    expect((await told()).map(({ text }) => text?.includes('a…@contoso.example'))).toEqual([true]);
    await process.leaving.follow(ana, { action: 'resume' });
    installation.now += DAY_MS;
    await process.leaving.follow(ana, { action: 'unsubscribe' });
    await at(installation.now + 5 * MINUTE_MS);
    expect((await told()).length).toBe(2);
  });
});

test('an owner is told once of a delivery that the queue gave up, health has it, and it is sent once that is over', async () => {
  const { server, process, installation, at, told } = await start([ANA]);
  installation.now = SEVEN;
  const { messages } = await process.dispatch();
  expect(messages).toHaveLength(1);
  for (let i = 0; i < 2; i++) await process.giveUpDelivery(JSON.stringify(messages[0]));
  expect((await installation.health()).digests).toMatchObject([
    { subscription: 'team', state: 'retry', reason: expect.stringContaining('again and again') },
  ]);
  await at(SEVEN + 5 * MINUTE_MS);
  const [mail, ...others] = await told();
  expect([mail?.subject, others]).toEqual([expect.stringMatching(/^Delayed: Morning team/), []]);
  expect(server.accepted).toHaveLength(2);
  expect((await installation.health()).digests).toEqual([]);
});

describe('a subscription that reaches nobody', () => {
  test('is paused after three digests in a row, its owner is told, and it goes on once it is unpaused', async () => {
    const { server, process, at, told } = await start([REFUSED]);
    for (let day = 0; day < 5; day++) await at(SEVEN + day * DAY_MS);
    const kept = await process.subscriptions.read('team');
    expect(kept).toMatchObject({ subscription: { paused: true }, pausedBecause: expect.stringContaining('550') });
    const records = await Array.fromAsync(process.deliveries.list('team', '2026-11-01', '2026-12-31'));
    const scheduled = records.filter(({ kind }) => kind === 'scheduled').map(({ state, reasonId }) => reasonId ?? state);
    expect(scheduled).toEqual(['failed', 'failed', 'failed', 'paused', 'paused']);
    // Three that did not reach anybody, and one that says that it is paused.
    expect(await told()).toHaveLength(4);
    expect(server.accepted).toHaveLength(4);
    await process.subscriptions.write({ ...A_SUBSCRIPTION, id: 'team', recipients: [ANA] }, kept?.etag ?? null, SEVEN + 4 * DAY_MS);
    await at(SEVEN + 5 * DAY_MS);
    expect(server.accepted).toHaveLength(5);
  });

  test('is not paused where one of its recipients is reached', async () => {
    const { process, at } = await start([ANA, REFUSED]);
    for (let day = 0; day < 4; day++) await at(SEVEN + day * DAY_MS);
    expect((await process.subscriptions.read('team'))?.subscription.paused).toBe(false);
  });
});
