/** A person sends a digest again, or says what became of an ambiguous one: over a real mail server and real storage. */
import { describe, expect, test } from 'vitest';
import { recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { LEASE_MS } from '../../../src/subscriptions/sending/send-digest.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { addDays, dayOf, instantReaching } from '../../../src/time/local-day.ts';
import { dieInHandOver, startDispatching } from '../dispatching.ts';
import { type Answer, messageIdIn, startMailServer } from '../mail-server.ts';

const ZONE = 'Europe/Lisbon';
const TODAY = '2026-11-23';
const DAY = dayOf(addDays(TODAY, -1), ZONE);
const OWNER = 'owner@contoso.example';
const SECOND = 'otto@contoso.example';
const REFUSED = 'refused@contoso.example';
const NAMED = { subscription: 'default', date: DAY.from };
const DIGEST = { subscription: 'default', period: DAY };

/** An installation whose digest of yesterday has met a server that answers so. */
async function start(answer: Answer & readonly unknown[], recipients: readonly string[] = [OWNER, SECOND]) {
  const server = await startMailServer();
  const now = instantReaching(TODAY, '07:00', ZONE);
  const installation = await startDispatching({ url: server.url, now, zone: ZONE, digestAt: '07:00', recipients });
  const process = installation.process();
  server.answer = answer;
  await process.tick();
  server.answer = [250, 'taken'];
  return { server, installation, process, troubles: async () => (await installation.health()).digests };
}

/** The same with a process that died in its first hand-over. */
async function startAmbiguous(recipients?: readonly string[]) {
  const server = await startMailServer();
  const now = instantReaching(TODAY, '07:00', ZONE);
  const installation = await startDispatching({
    url: server.url,
    now,
    zone: ZONE,
    digestAt: '07:00',
    recipients: recipients ?? [OWNER, SECOND],
  });
  await dieInHandOver(server, installation.process());
  installation.now += 2 * LEASE_MS;
  const process = installation.process();
  await process.tick();
  return { server, installation, process, troubles: async () => (await installation.health()).digests };
}

describe('resendDigest()', () => {
  test('sends to those whom it did not reach, as it was, under a name of its own; health names them no more', async () => {
    const { server, process, troubles } = await start([554, 'no thanks']);
    expect((await troubles()).map(({ state }) => state)).toEqual(['failed', 'failed']);
    const original = await process.archive.read({ ...DIGEST, kind: 'scheduled' });
    expect(await process.resend({ ...NAMED, to: 'failed' })).toMatchObject({
      kind: 'resend 1',
      entries: [
        { state: 'sent', recipient: 'o…@contoso.example', recipientId: recipientId(OWNER) },
        { state: 'sent', recipientId: recipientId(SECOND) },
      ],
      gone: [],
      error: null,
    });
    expect(server.accepted).toHaveLength(2);
    expect(await process.archive.read({ ...DIGEST, kind: 'resend 1' })).toEqual(original);
    expect(await troubles()).toEqual([]);
    expect(await process.resend({ ...NAMED, to: 'failed' })).toMatchObject({ kind: null, entries: [] });
    expect(server.accepted).toHaveLength(2);
  });

  test('to all sends to those too who have it', async () => {
    const { server, process } = await start([250, 'taken']);
    expect(await process.resend({ ...NAMED, to: 'all' })).toMatchObject({
      kind: 'resend 1',
      entries: [{ state: 'sent' }, { state: 'sent' }],
    });
    expect(await process.resend({ ...NAMED, to: 'all' })).toMatchObject({ kind: 'resend 2' });
    expect(server.accepted).toHaveLength(6);
    expect(new Set(server.accepted.map(messageIdIn)).size).toBe(6);
  });

  test('to one recipient goes by the id or the mask that health shows', async () => {
    const { server, process, troubles } = await start([554, 'no thanks']);
    const resent = await process.resend({ ...NAMED, to: 'failed', recipient: recipientId(SECOND) });
    expect(resent.entries).toMatchObject([{ state: 'sent', recipientId: recipientId(SECOND) }]);
    expect(server.accepted).toHaveLength(1);
    expect((await troubles()).map((trouble) => trouble.recipientId)).toEqual([recipientId(OWNER)]);
    // The mask is that of both: it means those whom it did not reach.
    const rest = await process.resend({ ...NAMED, to: 'failed', recipient: 'o…@contoso.example' });
    expect(rest.entries).toMatchObject([{ recipientId: recipientId(OWNER) }]);
    await expect(process.resend({ ...NAMED, to: 'all', recipient: 'x…@contoso.example' })).rejects.toMatchObject({
      code: 'digest.unknown',
    });
  });

  test('is tried again by the timer where the server fails for now', async () => {
    const { server, installation, process, troubles } = await start([554, 'no thanks']);
    server.answer = [451, 'busy'];
    expect((await process.resend({ ...NAMED, to: 'failed' })).entries).toMatchObject([{ state: 'retry' }, { state: 'retry' }]);
    server.answer = [250, 'taken'];
    installation.now += 5 * MINUTE_MS;
    const again = await process.tick();
    expect(again).toMatchObject([{ delivery: { kind: 'resend 1', state: 'sent' }, entries: [{ state: 'sent' }, { state: 'sent' }] }]);
    expect(await process.tick()).toEqual([]);
    expect(server.accepted).toHaveLength(2);
    expect(await troubles()).toEqual([]);
  });

  test('ordered twice at once, for one recipient each, leaves neither of them behind', async () => {
    const { server, installation, process } = await start([554, 'no thanks']);
    server.answer = [451, 'busy'];
    const other = installation.process();
    const orders = [OWNER, SECOND].map((address, i) =>
      [process, other][i]?.resend({ ...NAMED, to: 'failed', recipient: recipientId(address) }),
    );
    expect((await Promise.all(orders)).map((resent) => [resent?.kind, resent?.isOpen])).toEqual([
      ['resend 1', true],
      ['resend 1', true],
    ]);
    server.answer = [250, 'taken'];
    installation.now += 5 * MINUTE_MS;
    await process.tick();
    expect(server.accepted).toHaveLength(2);
  });

  test('ordered twice at once for the same recipients sends it once', async () => {
    const { server, installation, process } = await start([554, 'no thanks']);
    const other = installation.process();
    await Promise.all([process, other].map((one) => one.resend({ ...NAMED, to: 'failed' })));
    expect(server.accepted).toHaveLength(2);
    installation.now += 5 * MINUTE_MS;
    await process.tick();
    expect(server.accepted).toHaveLength(2);
  });

  test('of a digest that was missed and never made makes it', async () => {
    const { server, installation, process } = await start([250, 'taken'], [OWNER]);
    installation.now += 6 * DAY_MS;
    await process.tick();
    const missed = { subscription: 'default', date: TODAY };
    expect((await installation.health()).digests).toContainEqual(expect.objectContaining({ date: TODAY, state: 'missed' }));
    const before = server.accepted.length;
    expect(await process.resend({ ...missed, to: 'failed' })).toMatchObject({ kind: 'resend 1', entries: [{ state: 'sent' }] });
    expect(server.accepted).toHaveLength(before + 1);
    expect((await installation.health()).digests.map(({ date }) => date)).not.toContain(TODAY);
  });

  test('of a digest that is not known is refused', async () => {
    const { process } = await start([250, 'taken']);
    const other = addDays(TODAY, -9);
    await expect(process.resend({ ...NAMED, date: other, to: 'all' })).rejects.toMatchObject({ code: 'digest.unknown' });
    await expect(process.resend({ ...NAMED, subscription: 'other', to: 'all' })).rejects.toThrow('"other"');
  });
});

describe('resolveDigest()', () => {
  test('of an entry that cannot be read, as of any other ambiguous one, ends it', async () => {
    const { server, installation, process, troubles } = await start([250, 'taken']);
    await installation.ledger.update({ ...DIGEST, kind: 'scheduled' }, OWNER, () => ({ state: 'perhaps' }) as never);
    await process.deliveries.change({ ...DIGEST, kind: 'scheduled' }, (known) => ({ ...known, state: 'failed' }));
    expect(await troubles()).toMatchObject([{ state: 'ambiguous', recipientId: recipientId(OWNER) }]);
    const finding = { ...NAMED, found: 'not-sent', note: 'not in the trace' } as const;
    expect(await process.resolve(finding)).toMatchObject([{ recipientId: recipientId(OWNER), resolved: { found: 'not-sent' } }]);
    expect(await troubles()).toEqual([]);
    expect((await process.resend({ ...NAMED, to: 'failed' })).entries).toMatchObject([{ state: 'sent', recipientId: recipientId(OWNER) }]);
    expect(server.accepted).toHaveLength(3);
    expect(await process.tick()).toEqual([]);
  });

  test('as sent ends the matter: health names it no more, and nobody sends it again', async () => {
    const { server, process, troubles } = await startAmbiguous();
    expect(await troubles()).toMatchObject([{ state: 'ambiguous', recipientId: recipientId(OWNER) }]);
    const resolved = await process.resolve({ ...NAMED, found: 'sent', note: 'it is in the sent items' });
    expect(resolved).toMatchObject([{ state: 'ambiguous', resolved: { found: 'sent', note: 'it is in the sent items' } }]);
    expect(await troubles()).toEqual([]);
    expect(await process.resend({ ...NAMED, to: 'failed' })).toMatchObject({ kind: null });
    await process.tick();
    expect(server.accepted).toHaveLength(2);
  });

  test('as not sent lets a resend to those whom it did not reach send it', async () => {
    const { process, troubles } = await startAmbiguous();
    expect(await process.resend({ ...NAMED, to: 'failed' })).toMatchObject({ kind: null });
    await process.resolve({ ...NAMED, found: 'not-sent', note: 'the trace shows nothing', recipient: recipientId(OWNER) });
    expect(await troubles()).toEqual([]);
    expect((await process.resend({ ...NAMED, to: 'failed' })).entries).toMatchObject([{ state: 'sent', recipientId: recipientId(OWNER) }]);
  });

  test.each([
    ['what was sent', recipientId(SECOND), 'digest.not-ambiguous'],
    ['a recipient that it does not have', 'x…@contoso.example', 'digest.unknown'],
  ])('of %s is refused', async (_, recipient, code) => {
    const { process } = await startAmbiguous();
    await expect(process.resolve({ ...NAMED, found: 'sent', note: 'n', recipient })).rejects.toMatchObject({ code });
  });

  test('a second time is refused, and so is that of a digest that is not known', async () => {
    const { process } = await startAmbiguous([OWNER, REFUSED]);
    const finding = { ...NAMED, found: 'sent' as const, note: 'n' };
    await process.resolve(finding);
    await expect(process.resolve(finding)).rejects.toMatchObject({ code: 'digest.not-ambiguous' });
    await expect(process.resolve({ ...finding, date: '2026-01-01' })).rejects.toMatchObject({ code: 'digest.unknown' });
  });
});
