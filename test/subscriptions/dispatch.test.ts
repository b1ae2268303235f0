/** The digest's whole way, on real parts: due, rendered once, kept, handed over at most once, shown by health. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { LEASE_MS } from '../../src/subscriptions/sending/send-digest.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { guid } from '../dataverse/start.ts';
import { dispatchAndSend, sendDay } from '../support/deliveries/dispatch.ts';
import { startApp } from '../support/start-app.ts';
import { messageIdIn, startMailServer } from './mail-server.ts';

const SEVEN = Date.parse('2025-06-10T06:00:00Z'); // 07:00 in Lisbon
const YESTERDAY = dayOf('2025-06-09', 'Europe/Lisbon');

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
  const tables = await openStorage({ connection: settings.storage, prefix: tablePrefix });
  return { apps: apps as [App, App, ...App[]], time, tables };
}

describe('dispatch() and deliver()', () => {
  test('send nothing before the time, the final digest then, and nothing more that day', async () => {
    const time = { now: SEVEN - 1 };
    const { app, emulator, outbox } = await startApp({ clock: () => time.now });
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-09T11:00:00Z')]);
    await app.harvest();
    expect(await dispatchAndSend(app)).toEqual([]);
    time.now = SEVEN;
    const [sent] = await dispatchAndSend(app);
    expect(sent).toMatchObject({ delivery: { period: { from: '2025-06-09' }, state: 'sent', mailing: { recipients: [] } } });
    expect(sent?.entries).toMatchObject([{ state: 'sent', attempts: 1 }]);
    for (const later of [5 * 60_000, HOUR_MS, 12 * HOUR_MS]) {
      time.now = SEVEN + later;
      expect(await dispatchAndSend(app)).toEqual([]);
    }
    expect(await mailsIn(outbox)).toHaveLength(1);
    expect(await app.health()).toMatchObject({ digests: [] });
  });

  test('leave a digest that was mailed before its time at that', async () => {
    const time = { now: SEVEN - HOUR_MS };
    const { app, emulator, outbox } = await startApp({ clock: () => time.now });
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    expect(await sendDay(app, YESTERDAY, true)).toMatchObject({ delivery: { kind: 'scheduled', state: 'sent' } });
    time.now = SEVEN;
    expect(await dispatchAndSend(app)).toEqual([]);
    expect(await mailsIn(outbox)).toHaveLength(1);
  });

  test('wait for data, send a provisional digest after four hours, and leave it as it was from then on', async () => {
    const time = { now: SEVEN };
    const { app, emulator, outbox } = await startApp({ clock: () => time.now });
    expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { state: 'waiting', reasonId: 'dataIncomplete' }, entries: [] }]);
    time.now = SEVEN + 4 * HOUR_MS;
    expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { state: 'sent' } }]);
    const [mail] = await mailsIn(outbox);
    expect(mail).toMatch(/provisional/i);
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    expect(await dispatchAndSend(app)).toEqual([]);
    expect(await mailsIn(outbox)).toEqual([mail]);
  });

  test('do not forget at midnight a digest that waits for data', async () => {
    const time = { now: Date.parse('2025-06-10T21:30:00Z') }; // 22:30 in Lisbon
    const { app, emulator, outbox } = await startApp({ env: { DIGEST_AT: '22:00' }, clock: () => time.now });
    const waiting = [{ delivery: { state: 'waiting', period: { from: '2025-06-09' } } }];
    expect(await dispatchAndSend(app)).toMatchObject(waiting);
    time.now += 2 * HOUR_MS;
    expect(await dispatchAndSend(app)).toMatchObject(waiting);
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { state: 'sent' }, entries: [{ state: 'sent' }] }]);
    expect(await dispatchAndSend(app)).toEqual([]);
    expect(await mailsIn(outbox)).toHaveLength(1);
  });

  test('keep the numbers they sent as a snapshot', async () => {
    const { app, emulator } = await startApp({ clock: () => SEVEN });
    await emulator.load('msdyn_proactive_deliveries', [call(1, '2025-06-09T10:00:00Z')]);
    await app.harvest();
    await dispatchAndSend(app);
    const snapshot = await app.snapshots.latest('Europe/Lisbon', '2025-06-09');
    expect(snapshot).toMatchObject({ version: 1, report: { totals: { deliveries: 1 }, provisional: false } });
  });

  test('put a message for each delivery into the queue once, until somebody has worked on it', async () => {
    const { app } = await startApp({ clock: () => SEVEN });
    const { messages } = await app.dispatch();
    expect(messages).toEqual([
      { subscription: 'default', period: { from: '2025-06-09', to: '2025-06-09', zone: 'Europe/Lisbon' }, kind: 'scheduled', version: 1 },
    ]);
    expect((await app.dispatch()).messages).toEqual([]);
    expect(await app.deliver(messages[0])).toMatchObject({ delivery: { state: 'waiting' } });
    expect((await app.dispatch()).messages).toEqual(messages);
  });

  test.each([
    ['no JSON'],
    ['{}'],
    ['{"subscription":"default","period":{"from":"2025-06-09","to":"2025-06-09","zone":"UTC"},"kind":"all"}'],
  ])('refuse %s as a message', async (message) => {
    const { app } = await startApp({ clock: () => SEVEN });
    await expect(app.deliver(message)).rejects.toMatchObject({ code: 'input.body' });
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
    await Promise.all(apps.map(dispatchAndSend));
    // Each message twice, as a queue may.
    const { messages } = await apps[0].dispatch();
    await Promise.all([...messages, ...messages].map((message, i) => apps[i % 2]?.deliver(message)));
    expect(server.received).toBe(2);
    expect(new Set(server.accepted.map(messageIdIn)).size).toBe(2);
    for (const app of apps) expect(await dispatchAndSend(app)).toEqual([]);
    expect(server.received).toBe(2);
  });

  test('leave one file in an outbox', async () => {
    const { outbox, env } = await startApp({ clock: () => SEVEN });
    const { apps } = await startProcesses(2, { ...env });
    for (let i = 0; i < 2; i++) await Promise.all(apps.map((one) => sendDay(one, YESTERDAY)));
    expect(await mailsIn(outbox)).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('a process that dies in its hand-over leaves an ambiguous digest, shown by health, never sent again by itself', async () => {
    const server = await startMailServer();
    server.answer = 'silence';
    const { apps, time } = await startProcesses(2, { MAIL_SMTP_URL: server.url });
    const [dying, other] = apps;
    const unanswered = sendDay(dying, YESTERDAY);
    while (server.received === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    server.answer = [250, 'taken'];
    // Nobody else works on it while the first process lives, or seems to.
    expect(await sendDay(other, YESTERDAY)).toMatchObject({ busyUntilMs: expect.any(Number), entries: [{ state: 'sending' }] });
    time.now += 2 * LEASE_MS;
    expect((await sendDay(other, YESTERDAY)).entries).toMatchObject([{ state: 'ambiguous' }]);
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
    expect(await sendDay(other, YESTERDAY, true)).toMatchObject({ delivery: { kind: 'resend 1' }, entries: [{ state: 'sent' }] });
    expect(server.accepted).toHaveLength(1);
    // The first process comes back after all: what is settled stays settled.
    server.hangUp();
    expect(await unanswered).toMatchObject({ delivery: { state: 'ambiguous' }, entries: [{ state: 'ambiguous', attempts: 1 }] });
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
    expect((await sendDay(app, YESTERDAY)).entries).toMatchObject([{ state: 'retry' }, { state: 'failed' }]);
    expect((await app.health()).digests.map(({ recipient, state }) => [recipient, state]).sort()).toEqual([
      ['o…@contoso.example', 'retry'],
      ['r…@contoso.example', 'failed'],
    ]);
    server.answer = [250, 'taken'];
    time.now += 5 * 60_000;
    expect((await sendDay(app, YESTERDAY)).entries).toMatchObject([
      { state: 'sent', attempts: 2 },
      { state: 'failed', attempts: 1 },
    ]);
    expect(await app.health()).toMatchObject({ status: 'failing', digests: [{ state: 'failed', date: '2025-06-09' }] });
    expect(server.accepted).toHaveLength(1);
  });

  test('no document that is stored holds an address, once it has ended', async () => {
    const server = await startMailServer();
    server.answer = [554, 'no thanks, owner@contoso.example'];
    const { apps, tables } = await startProcesses(1, {
      MAIL_SMTP_URL: server.url,
      DIGEST_TO: 'owner@contoso.example,refused@contoso.example',
    });
    expect(await sendDay(apps[0], YESTERDAY)).toMatchObject({ delivery: { state: 'failed' } });
    let stored = '';
    for (const table of [tables.documents, tables.heads]) for await (const entity of table.listEntities()) stored += JSON.stringify(entity);
    for (const part of ['ledger default', 'digest default', 'delivery default', 'troubled deliveries']) expect(stored).toContain(part);
    expect(stored).not.toMatch(/owner@|refused@/);
  });
});
