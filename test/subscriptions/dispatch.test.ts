/** The digest's whole way, on real parts: due, rendered once, kept, handed over at most once, shown by health. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { openTables } from '../../src/history/tables/open-tables.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { scheduledDigest } from '../../src/subscriptions/dispatch.ts';
import { LEASE_MS } from '../../src/subscriptions/sending/send-digest.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { guid } from '../dataverse/start.ts';
import { startApp } from '../support/start-app.ts';
import { messageIdIn, startMailServer } from './mail-server.ts';

const SEVEN = Date.parse('2025-06-10T06:00:00Z'); // 07:00 in Lisbon
const YESTERDAY = dayOf('2025-06-09', 'Europe/Lisbon');
const DIGEST = scheduledDigest(YESTERDAY);

function call(n: number, at: string) {
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_channel: 'Voice',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_result_date: at,
    createdon: at,
    modifiedon: at,
  };
}

async function mailsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
}

let prefixes = 0;

/** Processes of one installation: apps on the same tables, with one clock, sending to one server. */
async function startProcesses<Count extends number>(count: Count, env: Readonly<Record<string, string>>) {
  const tablePrefix = `dispatch${process.pid}x${++prefixes}`;
  const time = { now: SEVEN };
  const settings = readSettings({
    DATAVERSE_URL: 'http://127.0.0.1:9',
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: 'none',
    STORAGE_CONNECTION: inject('storageConnection'),
    MAIL_TRANSPORT: 'smtp',
    MAIL_FROM: 'digest@contoso.example',
    DIGEST_TO: 'owner@contoso.example',
    REPORT_TIME_ZONE: 'Europe/Lisbon',
    ...env,
  });
  const apps: App[] = [];
  for (let i = 0; i < count; i++) apps.push(await createApp(settings, { tablePrefix, clock: () => time.now }));
  onTestFinished(() => Promise.all(apps.map((app) => app.close())).then(() => undefined));
  const tables = await openTables({ connection: settings.storage, prefix: tablePrefix });
  return { apps: apps as [App, App, ...App[]], time, tables };
}

/** One tick of the timer, and what it did about yesterday. */
async function yesterdays(app: App) {
  const last = (await app.dispatch()).at(-1);
  if (last === undefined) throw new Error('dispatch() looked at no day');
  return last;
}

describe('dispatch()', () => {
  test('sends nothing before the time, the final digest then, and nothing more that day', async () => {
    const time = { now: SEVEN - 1 };
    const { app, emulator, outbox } = await startApp({ clock: () => time.now });
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-09T11:00:00Z')]);
    await app.harvest();
    expect(await yesterdays(app)).toMatchObject({ state: 'early', sent: undefined });
    time.now = SEVEN;
    const { state, period, sent } = await yesterdays(app);
    expect([state, period.from]).toEqual(['final', '2025-06-09']);
    expect(sent?.entries).toMatchObject([{ state: 'sent', attempts: 1 }]);
    for (const later of [5 * 60_000, HOUR_MS, 12 * HOUR_MS]) {
      time.now = SEVEN + later;
      expect((await yesterdays(app)).sent?.entries).toEqual(sent?.entries);
    }
    expect(await mailsIn(outbox)).toHaveLength(1);
    expect(await app.health()).toMatchObject({ digests: [] });
  });

  test('calls a digest that was mailed before its time made early, and leaves it at that', async () => {
    const time = { now: SEVEN - HOUR_MS };
    const { app, emulator, outbox } = await startApp({ clock: () => time.now });
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    await app.send(await app.nextDigest(YESTERDAY), YESTERDAY);
    expect(await yesterdays(app)).toMatchObject({ state: 'made early', sent: undefined });
    time.now = SEVEN;
    expect(await yesterdays(app)).toMatchObject({ state: 'final' });
    expect(await mailsIn(outbox)).toHaveLength(1);
  });

  test('waits for data, sends a provisional digest after four hours, and sends that as it was from then on', async () => {
    const time = { now: SEVEN };
    const { app, emulator, outbox } = await startApp({ clock: () => time.now });
    expect(await yesterdays(app)).toMatchObject({ state: 'waiting', sent: undefined });
    time.now = SEVEN + 4 * HOUR_MS;
    const first = await yesterdays(app);
    expect(first.state).toBe('provisional');
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    const again = await yesterdays(app);
    expect(again).toMatchObject({ state: 'final', sent: { content: first.sent?.content, entries: first.sent?.entries } });
    expect(await mailsIn(outbox)).toHaveLength(1);
  });

  test('does not forget at midnight a digest that waits for data', async () => {
    const time = { now: Date.parse('2025-06-10T21:30:00Z') }; // 22:30 in Lisbon
    const { app, emulator, outbox } = await startApp({ env: { DIGEST_AT: '22:00' }, clock: () => time.now });
    expect(await app.dispatch()).toMatchObject([{ state: 'waiting', period: { from: '2025-06-09' } }]);
    time.now += 2 * HOUR_MS;
    expect(await app.dispatch()).toMatchObject([
      { state: 'waiting', period: { from: '2025-06-09' } },
      { state: 'early', period: { from: '2025-06-10' } },
    ]);
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    expect(await app.dispatch()).toMatchObject([
      { state: 'final', sent: { entries: [{ state: 'sent' }] } },
      { state: 'early', period: { from: '2025-06-10' } },
    ]);
    expect(await app.dispatch()).toMatchObject([{ state: 'early', period: { from: '2025-06-10' } }]);
    expect(await mailsIn(outbox)).toHaveLength(1);
  });

  test('keeps the numbers it sent as a snapshot', async () => {
    const { app, emulator } = await startApp({ clock: () => SEVEN });
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    const { sent } = await yesterdays(app);
    const snapshot = await app.snapshots.latest('Europe/Lisbon', '2025-06-09');
    expect(snapshot).toMatchObject({ version: sent?.content.snapshotVersion, report: { totals: { deliveries: 1 }, provisional: false } });
  });
});

describe('two processes at once', () => {
  test('hand over one message a recipient', async () => {
    const server = await startMailServer();
    const { apps, time } = await startProcesses(2, {
      MAIL_SMTP_URL: server.url,
      DIGEST_TO: 'owner@contoso.example, second@contoso.example',
    });
    time.now = SEVEN + 4 * HOUR_MS;
    await Promise.all(apps.map((app) => app.dispatch()));
    expect(server.received).toBe(2);
    expect(new Set(server.accepted.map(messageIdIn)).size).toBe(2);
    for (const app of apps) expect((await yesterdays(app)).sent?.entries).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
    expect(server.received).toBe(2);
  });

  test('show every reader the same digest, the one that was kept first', async () => {
    const server = await startMailServer();
    const { apps } = await startProcesses(2, { MAIL_SMTP_URL: server.url });
    const [a, b] = await Promise.all(apps.map((app) => app.send(DIGEST, YESTERDAY)));
    expect(a?.content).toEqual(b?.content);
  });

  test('leave one file in an outbox', async () => {
    const { app, outbox, env } = await startApp({ clock: () => SEVEN });
    const { apps } = await startProcesses(2, { ...env });
    for (let i = 0; i < 2; i++) await Promise.all(apps.map((one) => one.send(DIGEST, YESTERDAY)));
    expect(await mailsIn(outbox)).toHaveLength(1);
    expect(app.now()).toBe(SEVEN);
  });
});

describe('what goes wrong', () => {
  test('a process that dies in its hand-over leaves an ambiguous digest, shown by health, never sent again by itself', async () => {
    const server = await startMailServer();
    server.answer = 'silence';
    const { apps, time } = await startProcesses(2, { MAIL_SMTP_URL: server.url });
    const [dying, other] = apps;
    const unanswered = dying.send(DIGEST, YESTERDAY);
    while (server.received === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    server.answer = [250, 'taken'];
    expect((await other.send(DIGEST, YESTERDAY)).entries).toMatchObject([{ state: 'sending' }]);
    time.now += LEASE_MS;
    expect((await other.send(DIGEST, YESTERDAY)).entries).toMatchObject([{ state: 'ambiguous' }]);
    expect(await other.health()).toMatchObject({
      status: 'failing',
      digests: [
        {
          date: '2025-06-09',
          recipient: 'o…@contoso.example',
          state: 'ambiguous',
          reason: 'the process ended before the mail server had answered',
        },
      ],
    });
    expect(server.received).toBe(1);
    // A person who wants it after all sends it under another name.
    const resend = await other.nextDigest(YESTERDAY);
    expect(resend.kind).toBe('resend 1');
    expect((await other.send(resend, YESTERDAY)).entries).toMatchObject([{ state: 'sent' }]);
    expect(server.accepted).toHaveLength(1);
    // The first process comes back after all: what is settled stays settled.
    server.hangUp();
    expect((await unanswered).entries).toMatchObject([{ state: 'ambiguous', attempts: 1 }]);
    // Sent again with success, it is nobody's trouble any more.
    expect((await other.health()).digests).toEqual([]);
  });

  test('a server that fails for a while gets the digest later, one that refuses it never does, and health tells them apart', async () => {
    const server = await startMailServer();
    const { apps, time } = await startProcesses(1, {
      MAIL_SMTP_URL: server.url,
      DIGEST_TO: 'owner@contoso.example,refused@contoso.example',
    });
    const [app] = apps;
    server.answer = [421, 'busy'];
    expect((await app.send(DIGEST, YESTERDAY)).entries).toMatchObject([{ state: 'retry' }, { state: 'failed' }]);
    expect((await app.health()).digests.map(({ recipient, state }) => [recipient, state]).sort()).toEqual([
      ['o…@contoso.example', 'retry'],
      ['r…@contoso.example', 'failed'],
    ]);
    server.answer = [250, 'taken'];
    time.now += 5 * 60_000;
    expect((await app.send(DIGEST, YESTERDAY)).entries).toMatchObject([
      { state: 'sent', attempts: 2 },
      { state: 'failed', attempts: 1 },
    ]);
    expect(await app.health()).toMatchObject({ status: 'failing', digests: [{ state: 'failed', date: '2025-06-09' }] });
    expect(server.accepted).toHaveLength(1);
  });

  test('no document that is stored holds an address', async () => {
    const server = await startMailServer();
    server.answer = [451, 'greylisted owner@contoso.example'];
    const { apps, tables } = await startProcesses(1, {
      MAIL_SMTP_URL: server.url,
      DIGEST_TO: 'owner@contoso.example,refused@contoso.example',
    });
    await apps[0].send(DIGEST, YESTERDAY);
    let stored = '';
    for (const table of [tables.documents, tables.heads]) for await (const entity of table.listEntities()) stored += JSON.stringify(entity);
    expect(stored).toContain('ledger default');
    expect(stored).toContain('digest default');
    expect(stored).not.toMatch(/owner@|refused@/);
  });
});
