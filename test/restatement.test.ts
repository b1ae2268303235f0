/** A day that changes after it was told, the whole way: harvested, closed, sent, changed in Dataverse, harvested, restated, and said so by the next digest. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { DAY_MS } from '../src/time/lengths.ts';
import { dayOf } from '../src/time/local-day.ts';
import { guid } from './dataverse/start.ts';
import { dispatchAndSend } from './support/deliveries/dispatch.ts';
import { startApp } from './support/start-app.ts';

const ZONE = 'Europe/Lisbon';
const DELIVERIES = 'msdyn_proactive_deliveries';

function call(n: number, at: string, result: string, modifiedon = at) {
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: 'Complete',
    msdyn_result: result,
    msdyn_start_date: at,
    msdyn_end_date: at,
    msdyn_result_date: at,
    createdon: at,
    modifiedon,
    versionnumber: Date.parse(modifiedon),
  };
}

async function lastMail(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
  return mails.toSorted((a, b) => (a.date?.getTime() ?? 0) - (b.date?.getTime() ?? 0)).at(-1);
}

test('late rows make version 2 of a closed day, in words and counts, and the next digest tells of it', async () => {
  const time = { now: Date.parse('2025-06-10T06:00:00Z') }; // 07:00 in Lisbon
  const { app, emulator, outbox } = await startApp({ env: { HARVEST_FROM_DAYS: '4' }, clock: () => time.now });
  const put = (rows: readonly ReturnType<typeof call>[]) => void rows.map((row) => emulator.table(DELIVERIES).upsert(row));
  const results = (n: number, of: number) => (n < of ? 'LiveAnswer' : 'NoAnswer');
  put(Array.from({ length: 99 }, (_, n) => call(n, '2025-06-08T10:00:00Z', results(n, 11))));
  put([call(99, '2025-06-08T10:00:00Z', 'AnsweringMachine')]);
  put(Array.from({ length: 10 }, (_, n) => call(1_000 + n, '2025-06-09T10:00:00Z', results(n, 5))));
  await app.harvest();
  expect(await app.closeDays()).toMatchObject([
    { date: '2025-06-07', version: 1, reason: 'closed' },
    { date: '2025-06-08', version: 1 },
    { date: '2025-06-09', version: 1 },
  ]);
  expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { period: { from: '2025-06-09' }, state: 'sent' } }]);
  expect((await lastMail(outbox))?.text).not.toMatch(/restated/i);

  time.now += 3_600_000;
  const late = '2025-06-10T07:00:00Z';
  put(Array.from({ length: 43 }, (_, n) => call(200 + n, '2025-06-08T12:00:00Z', results(n, 9), late)));
  put([call(99, '2025-06-08T10:00:00Z', 'Busy', late)]);
  await app.harvest();
  const reason = '43 late results; 1 result changed; 43 created deliveries more; off-hook rate 12.0% to 14.0%';
  expect(await app.closeDays()).toMatchObject([{ date: '2025-06-08', version: 2, reason: expect.stringContaining(reason) }]);
  expect(await app.closeDays()).toEqual([]);
  const [one, two] = [await app.snapshots.read(ZONE, '2025-06-08', 1), await app.snapshots.read(ZONE, '2025-06-08', 2)];
  expect([one?.report.totals.deliveries, two?.report.totals.deliveries]).toEqual([100, 143]);

  time.now = Date.parse('2025-06-11T06:00:00Z');
  await app.harvest();
  expect(await app.closeDays()).toMatchObject([{ date: '2025-06-10', version: 1 }]);
  const { report } = await app.lookUpDigest(dayOf('2025-06-10', ZONE));
  const changes = expect.arrayContaining([{ id: 'lateResults', values: { count: 43 } }]);
  expect(report.restated).toEqual([{ date: '2025-06-08', version: 2, changes, reason: two?.reason, at: '2025-06-10T07:00:00.000Z' }]);
  await dispatchAndSend(app);
  const mail = await lastMail(outbox);
  for (const part of [mail?.text, mail?.html || '']) {
    expect(part).toMatch(/restated/i);
    // The data tell it in the reader's words.
    const told = '43 late results, 1 result changed, 43 created deliveries more, off-hook rate 12.0% to 14.0%';
    expect(part?.replace(/\s+/g, ' ')).toContain(`Sun, 8 Jun 2025: ${told}`);
  }

  time.now += DAY_MS;
  await app.harvest();
  await dispatchAndSend(app);
  expect((await lastMail(outbox))?.text).not.toMatch(/restated/i);
});
