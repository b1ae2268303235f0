/** Whatever came due since the last dispatch is sent once or named as missed, whatever ticks were missed: over a real mail server and real storage. */
import { describe, expect, test } from 'vitest';
import { newDelivery } from '../../src/subscriptions/delivery/make-delivery.ts';
import { DAY_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf, instantReaching } from '../../src/time/local-day.ts';
import { A_SUBSCRIPTION } from '../support/deliveries/a-delivery.ts';
import { dieInHandOver, startDispatching } from './dispatching.ts';
import { startMailServer } from './mail-server.ts';

const ZONE = 'Europe/Lisbon';
const OWNER = 'owner@contoso.example';
const FIRST = '2026-11-02';

const at = (date: string, time: string) => instantReaching(date, time, ZONE);

async function start(digestAt: string, now: number, { recipients = [OWNER], catchUpDays = 3 } = {}) {
  const server = await startMailServer();
  const installation = await startDispatching({ url: server.url, now, zone: ZONE, digestAt, recipients, catchUpDays });
  const process = installation.process();
  /** One tick at a time, and what it did about each digest. */
  const tick = async (ms: number) => {
    installation.now = ms;
    return (await process.tick()).map(({ delivery: { period, state } }) => `${period.from} ${state}`);
  };
  return { server, installation, process, tick };
}

describe('a digest that is due in the last hour of the day', () => {
  test('is sent once, at every minute of it, though the next tick comes after midnight', async () => {
    const { server, installation, tick } = await start('23:00', at(FIRST, '12:00'));
    await tick(at(FIRST, '12:00'));
    for (let minute = 0; minute < 60; minute++) {
      const day = addDays(FIRST, minute);
      const digestAt = `23:${`${minute}`.padStart(2, '0')}`;
      installation.digestAt = digestAt;
      // The last tick of the day; after it only the next day's first one finds what is due at 23:56 to 23:59.
      if (minute > 55) await tick(at(day, '23:55') + MINUTE_MS / 2);
      expect(server.received, `the digest due at ${digestAt}`).toBe(minute);
      expect(await tick(at(addDays(day, 1), '00:00') + MINUTE_MS / 2)).toEqual([`${addDays(day, -1)} sent`]);
      expect(server.received, `the digest due at ${digestAt}`).toBe(minute + 1);
    }
    expect(server.accepted).toHaveLength(60);
    expect((await installation.health()).digests).toEqual([]);
  });
});

describe('an app that was down', () => {
  test('over two midnights sends both digests when it is back', async () => {
    const { server, tick } = await start('07:00', at(FIRST, '06:55'));
    await tick(at(FIRST, '06:55'));
    const days = [`${addDays(FIRST, -1)} sent`, `${FIRST} sent`];
    expect(await tick(at(addDays(FIRST, 2), '06:00'))).toEqual(days);
    expect(server.received).toBe(2);
  });

  test('and is slow goes on with the rest in the next run', async () => {
    const { server, installation, process, tick } = await start('07:00', at(FIRST, '06:55'));
    await tick(at(FIRST, '06:55'));
    installation.now = at(addDays(FIRST, 2), '07:05');
    expect(await process.tick(() => server.received > 0)).toMatchObject([
      { delivery: { period: { from: addDays(FIRST, -1) }, state: 'sent' } },
    ]);
    expect(server.received).toBe(1);
    expect(await tick(installation.now + 20 * MINUTE_MS)).toEqual([0, 1].map((n) => `${addDays(FIRST, n)} sent`));
    expect(server.received).toBe(3);
  });

  test('for long names the days older than DIGEST_CATCH_UP_DAYS as missed, to health, run log and the next digest, and sends the others', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '07:05'));
    expect(await tick(at(FIRST, '07:05'))).toEqual([`${addDays(FIRST, -1)} sent`]);
    const back = addDays(FIRST, 6);
    // Due on the 3rd to the 8th; what was due at 07:00 on the 5th is three days old.
    expect(await tick(at(back, '07:05'))).toEqual(
      [0, 1, 2].map((n) => `${addDays(FIRST, n)} missed`).concat([3, 4, 5].map((n) => `${addDays(FIRST, n)} sent`)),
    );
    expect(server.received).toBe(4);
    const reason = 'not sent within 3 days: the app did not run';
    const { status, digests } = await installation.health();
    expect(status).toBe('failing');
    expect(digests.map(({ date, state, reason: why }) => [date, state, why])).toEqual(
      [0, 1, 2].map((n) => [addDays(FIRST, n), 'missed', reason]),
    );
    const runs = await installation.runs.list({ fromMs: installation.now, toMs: installation.now + 1, kind: 'digest', limit: 10 });
    const missed = runs.filter(({ error }) => error?.code === 'digest.missed');
    expect(missed.map(({ date, outcome }) => [date, outcome]).sort()).toEqual([0, 1, 2].map((n) => [addDays(FIRST, n), 'failed']));
    // The first digest after it tells of them, in one line; the later ones need not.
    const told = server.accepted.map((mail) => /Monday 2.{1,60}Wednesday 4 November 2026: the app did not run/.test(oneLine(mail)));
    expect(told).toEqual([false, true, false, false]);
    expect(await tick(at(back, '07:10'))).toEqual([]);
    expect(server.received).toBe(4);
  });

  test('has missed nothing from before its first start', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '12:00'));
    expect(await tick(at(FIRST, '12:00'))).toEqual([`${addDays(FIRST, -1)} sent`]);
    expect(server.received).toBe(1);
    expect((await installation.health()).digests).toEqual([]);
  });

  test('and whose notes cannot be read looks back over DIGEST_CATCH_UP_DAYS, and sends nothing twice', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '07:05'));
    await tick(at(FIRST, '07:05'));
    for await (const { key, etag } of installation.documents.list('dispatch')) await installation.documents.write(key, 'nonsense', etag);
    expect(await tick(at(addDays(FIRST, 2), '07:05'))).toEqual([0, 1].map((n) => `${addDays(FIRST, n)} sent`));
    expect(server.received).toBe(3);
  });
});

describe('a digest that waits', () => {
  test('while DIGEST_AT moves to later that day is sent all the same, and not once more at the new time', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '06:55'));
    await tick(at(FIRST, '06:55'));
    server.answer = [451, 'come back'];
    await tick(at(FIRST, '07:00'));
    server.answer = [250, 'taken'];
    installation.digestAt = '23:58';
    expect(await tick(at(FIRST, '07:05'))).toEqual([`${addDays(FIRST, -1)} sent`]);
    expect(await tick(at(addDays(FIRST, 1), '00:03'))).toEqual([]);
    expect(server.accepted).toHaveLength(1);
  });

  test('in a zone that the app knows no more fails, is told, and holds up no other', async () => {
    const { server, installation, process, tick } = await start('07:00', at(FIRST, '06:00'));
    const date = addDays(FIRST, -1);
    const lost = newDelivery(A_SUBSCRIPTION, {
      kind: 'scheduled',
      period: { from: date, to: date, zone: 'US/Pacific-New' },
      periodKind: 'day',
      nowMs: at(FIRST, '06:00'),
    });
    await process.deliveries.make(lost);
    expect(await tick(at(FIRST, '07:00'))).toEqual([`${date} failed`, `${date} sent`]);
    expect(server.accepted).toHaveLength(1);
    expect((await installation.health()).digests).toMatchObject([
      { date, state: 'failed', reason: expect.stringContaining('US/Pacific-New') },
    ]);
  });
});

describe('a digest that cannot be sent', () => {
  test('ends as missed after DIGEST_CATCH_UP_DAYS with what the server said, for those whom it did not reach; the next digest says so', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '06:55'), {
      recipients: [OWNER, 'refused@contoso.example'],
      catchUpDays: 1,
    });
    await tick(at(FIRST, '06:55'));
    server.answer = [451, 'come back'];
    await tick(at(FIRST, '07:00'));
    server.answer = [250, 'taken'];
    expect(await tick(at(FIRST, '07:00') + DAY_MS)).toEqual([`${addDays(FIRST, -1)} missed`, `${FIRST} failed`]);
    const { digests } = await installation.health();
    expect(digests.map(({ date, recipient, state }) => [date, recipient, state]).sort()).toEqual([
      [addDays(FIRST, -1), 'o…@contoso.example', 'missed'],
      [addDays(FIRST, -1), 'r…@contoso.example', 'failed'],
      [FIRST, 'r…@contoso.example', 'failed'],
    ]);
    expect(oneLine(server.accepted[0] ?? '')).toMatch(/Sunday, 1 November 2026: 1 of 2 recipients: .*451 come back/);
    expect(server.accepted).toHaveLength(1);
  });

  test('and was begun by a process that died is ambiguous, not missed, however late: it may have arrived', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '07:00'), { recipients: [OWNER, 'second@contoso.example'] });
    await dieInHandOver(server, installation.process());
    await tick(at(addDays(FIRST, 5), '07:00'));
    const { digests } = await installation.health();
    const ofDay = digests.filter(({ date }) => date === addDays(FIRST, -1));
    expect(ofDay.map(({ recipient, state }) => [recipient, state]).sort()).toEqual([
      ['o…@contoso.example', 'ambiguous'],
      ['s…@contoso.example', 'missed'],
    ]);
  });

  test('in an error that only its day has is written down, and the days after go on', async () => {
    const { server, installation, tick } = await start('07:00', at(FIRST, '06:55'));
    await tick(at(FIRST, '06:55'));
    const broken = { subscription: 'default', period: dayOf(addDays(FIRST, -1), ZONE), kind: 'scheduled' } as const;
    await installation.ledger.update(broken, OWNER, () => ({ state: 'perhaps' }) as never);
    const back = addDays(FIRST, 1);
    expect(await tick(at(back, '07:05'))).toEqual([`${addDays(FIRST, -1)} failed`, `${FIRST} sent`]);
    expect(server.received).toBe(1);
    const runs = await installation.runs.list({ fromMs: installation.now, toMs: installation.now + 1, kind: 'digest', limit: 10 });
    expect(runs.filter(({ error }) => error?.code === 'store.corrupt')).not.toEqual([]);
    expect((await installation.health()).status).toBe('failing');
    // It does not come up for ever.
    expect(await tick(at(back, '07:10'))).toEqual([]);
  });
});

/** A message's text without the line ends of quoted-printable. */
function oneLine(mail: string): string {
  return mail.replace(/=\r?\n/g, '').replace(/\s+/g, ' ');
}
