/** `npm start -- --once`, as a person runs it: what it writes, what it prints, how it ends. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../dev/azurite.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { type DayFiles, writeDayFiles } from '../support/day-files.ts';
import { ownStorage } from '../support/setup/own-storage.ts';
import { type Ended, runStart } from '../support/start-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const ZONE = 'Europe/Lisbon';
const DATE = '2026-11-20';
const FILES = ['digest.eml', 'digest.html', 'digest.txt', 'report.json'];
const FILES_AND_OUTBOX = ['digest.eml', 'digest.html', 'digest.txt', 'outbox', 'report.json'];

const ends: (() => Promise<void>)[] = [];
let folder: string;
let storage: string;
beforeAll(async () => {
  folder = await temporaryFolder((end) => ends.push(end));
  storage = await ownStorage();
});
afterAll(async () => {
  for (const end of ends) await end();
});

interface Written {
  readonly end: Ended;
  readonly files: readonly string[];
  readonly report: Report;
  readonly html: string;
  readonly text: string;
  readonly mail: ParsedMail;
}

/** Runs it for one day over files, into a folder of its own. */
async function once(date: string, files: DayFiles, env: Readonly<Record<string, string>> = {}): Promise<Written> {
  const out = await temporaryFolder((end) => ends.push(end));
  const args = ['--once', '--date', date, '--zone', ZONE, '--out', out, '--deliveries', files.later, '--attributes', files.attributes];
  const end = await runStart(args, { env: { STORAGE_CONNECTION: storage, ...env }, onEnd: (stop) => ends.push(stop) });
  const [html, text, json, eml] = await Promise.all(
    ['digest.html', 'digest.txt', 'report.json', 'digest.eml'].map((name) => readFile(join(out, name), 'utf8')),
  );
  const names = (await readdir(out)).sort();
  return { end, files: names, html: html ?? '', text: text ?? '', report: JSON.parse(json ?? ''), mail: await simpleParser(eml ?? '') };
}

async function dayFiles(date: string, deliveriesPerDay = 400): Promise<DayFiles> {
  const place = join(folder, `${date} ${deliveriesPerDay}`);
  await mkdir(place, { recursive: true });
  return writeDayFiles(place, date, ZONE, deliveriesPerDay);
}

describe('a past day out of files', () => {
  let weekBefore: Written;
  let written: Written;
  beforeAll(async () => {
    const earlier = addDays(DATE, -7);
    weekBefore = await once(earlier, await dayFiles(earlier, 300), { SHORT_CALL_SECONDS: '20' });
    written = await once(DATE, await dayFiles(DATE));
  });

  test('says that a setting was changed since the day that it is compared with was read', () => {
    expect(weekBefore.report.comparison.breaks).toEqual([]);
    expect(written.report.comparison.breaks).toMatchObject([
      { rules: 2, settings: ['SHORT_CALL_SECONDS'], crosses: expect.arrayContaining(['before']) },
    ]);
    expect(written.text.replace(/\s+/g, ' ')).toMatch(
      /Settings changed on \d+ \w+ \d{4}, \d\d:\d\d: SHORT_CALL_SECONDS\. What is compared/,
    );
  });

  test('ends with 0, writes the four files and puts the mail into the outbox beside them', () => {
    expect(written.end).toMatchObject({ code: 0, stderr: '' });
    expect(written.files).toEqual(FILES_AND_OUTBOX);
    expect(written.end.stdout).toMatch(/digest to y…@proactive-digest\.example: sent/);
  });

  test('report.json has every part that is promised, filled', () => {
    const { report } = written;
    const rate = {
      numerator: expect.any(Number),
      denominator: expect.any(Number),
      value: expect.any(Number),
      low: expect.any(Number),
      high: expect.any(Number),
    };
    expect(report).toMatchObject({
      period: { from: DATE, to: DATE, zone: ZONE, days: 1 },
      scope: {},
      generatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      definitions: expect.stringMatching(/./),
      provisional: false,
      provisionalReasons: [],
      rates: { offHook: rate, liveMin: rate, liveMax: rate, machine: rate, badNumber: rate, notTried: rate, expired: rate },
      backlog: null,
      compliance: {},
      quality: expect.any(Array),
    });
    const { callSeconds, ...counts } = report.totals;
    const names = [
      'deliveries',
      'processed',
      'intake',
      'attempts',
      'voiceAttempts',
      'offHook',
      'liveMin',
      'liveMax',
      'machine',
      'badNumber',
      'notTried',
      'contacts',
    ];
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(names));
    for (const name of names) expect(counts, name).toHaveProperty(name, expect.any(Number));
    for (const name of ['count', 'sum', 'p50', 'p90', 'p99', 'max']) expect(callSeconds).toHaveProperty(name, expect.any(Number));
  });

  test.each([
    'byStatus',
    'byResult',
    'byDialMode',
    'byChannel',
    'byQueue',
    'byConfiguration',
    'byJourney',
    'byCallerId',
    'byDisposition',
    'byHour',
    'byAttribute',
  ] as const)('the list %s of report.json has items with key, name and deliveries', (list) => {
    expect(written.report[list].length).toBeGreaterThan(0);
    for (const item of written.report[list]) {
      expect(item).toMatchObject({ key: expect.any(String), name: expect.any(String), deliveries: expect.any(Number) });
    }
  });

  test('the deliveries of the lists by status, channel, dial mode, queue and configuration add up to the total', () => {
    const { report } = written;
    expect(report.totals.deliveries).toBeGreaterThan(200);
    for (const list of ['byStatus', 'byResult', 'byChannel', 'byDialMode', 'byQueue', 'byConfiguration'] as const) {
      expect(
        report[list].reduce((sum, { deliveries }) => sum + deliveries, 0),
        list,
      ).toBe(report.totals.deliveries);
    }
  });

  test('digest.eml is a mail with digest.html and digest.txt as its two forms', () => {
    const { mail, html, text } = written;
    const lines = (part: string | false | undefined) => String(part).replaceAll('\r\n', '\n').trim();
    expect(lines(mail.html)).toBe(lines(html));
    expect(lines(mail.text)).toBe(lines(text));
    expect(mail.from?.text).toContain('digest@proactive-digest.example');
    expect(mail.to).toMatchObject({ text: 'you@proactive-digest.example' });
    expect(mail.subject).toMatch(/^Fri 20 Nov: .*reached$/);
    expect(mail.date?.toISOString().slice(0, 19)).toBe(written.report.generatedAt.slice(0, 19));
  });

  test('is compared with the week before where history has that, and not where it has nothing', () => {
    expect(weekBefore.report.comparison.weekBefore).toBeNull();
    const { totals, rates, period } = weekBefore.report;
    expect(written.report.comparison.weekBefore).toEqual({ totals, rates, period });
    expect(written.html).toContain('Changes are against Fri, 13 Nov 2026.');
    expect(weekBefore.html).not.toContain('Changes are against');
  });

  test('a repeat ends with 0, sends nothing more, and reports the same', async () => {
    const { end, report } = await once(DATE, await dayFiles(DATE));
    expect(end).toMatchObject({ code: 0, stderr: '' });
    expect(report.totals).toEqual(written.report.totals);
    expect(end.stdout).toMatch(/: mailed before, on \d{4}-\d\d-\d\d at \d\d:\d\d UTC, and not again: sent \(wrote /);
    expect(written.end.stdout).not.toContain('mailed before');
  });

  test('a day that nobody read before, with a mail server that is not there, writes the files and ends with 1', async () => {
    const date = addDays(DATE, -1);
    const mail = {
      MAIL_TRANSPORT: 'smtp',
      MAIL_SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
      MAIL_FROM: 'digest@contoso.example',
      DIGEST_TO: 'ana@contoso.example',
    };
    const { end, files, report } = await once(date, await dayFiles(date, 50), mail);
    expect(end.code).toBe(1);
    expect(end.stderr).toMatch(/^Cannot send the digest to "a…@contoso\.example": retry; Cannot hand over the message .*ECONNREFUSED.*\n$/);
    expect(files).toEqual(FILES);
    expect(report.totals.deliveries).toBeGreaterThan(0);
  });
});

test('a day that still runs is provisional, in report.json and for the reader of the digest', async () => {
  const today = dateAt(Date.now(), ZONE);
  const { end, report, html, text } = await once(today, await dayFiles(today, 50));
  expect(end.code).toBe(0);
  expect(report).toMatchObject({
    provisional: true,
    provisionalReasons: [expect.stringMatching(/has been read up to|has only just ended/)],
  });
  for (const form of [html, text]) expect(form).toMatch(/provisional/i);
});

test('without STORAGE_CONNECTION the history of a source is kept on this machine, from run to run', async () => {
  const local = await temporaryFolder();
  const env = { STORAGE_CONNECTION: '', DIGEST_LOCAL_DIR: local };
  const files = await dayFiles(DATE, 50);
  const first = await once(DATE, files, env);
  const second = await once(DATE, files, env);
  expect([first.end.code, second.end.code]).toEqual([0, 0]);
  expect(first.files).toEqual(FILES_AND_OUTBOX);
  // Sent before, so nothing is written again.
  expect(second.files).toEqual(FILES);
});
