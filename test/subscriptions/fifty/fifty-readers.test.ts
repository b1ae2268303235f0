/** 50 readers in 24 zones with parts of the rows of their own: each mail has the numbers of its own day and part, and nothing of anybody else. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../../src/app.ts';
import { recipientId } from '../../../src/subscriptions/delivery/ledger.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { dispatchAndSend } from '../../support/deliveries/dispatch.ts';
import { startApp } from '../../support/start-app.ts';
import { shownAt } from '../subscription/wall-clock.ts';
import {
  configurationId,
  deliveryOf,
  nameOf,
  namesIn,
  partOf,
  queueId,
  READERS,
  type Row,
  rowsOf,
  subscriptionOf,
  zoneOf,
} from './rows.ts';

const DATE = '2025-06-09';
// Before seven o'clock of the day after in any zone, and after it in all of them.
const [WRITTEN_MS, SENT_MS] = [Date.parse('2025-06-09T16:00Z'), Date.parse('2025-06-10T18:30Z')];
const ROWS = rowsOf(Date.parse('2025-06-07T00:00Z'), SENT_MS - HOUR_MS);
const PUBLIC_URL = 'https://digest.contoso.example';

interface JsonReport {
  readonly period: { readonly from: string; readonly zone: string };
  readonly totals: Readonly<Record<string, number>>;
  readonly byQueue: readonly { readonly name: string; readonly deliveries: number }[];
  readonly byConfiguration: readonly { readonly name: string; readonly deliveries: number }[];
}

interface Mail {
  readonly reader: number;
  readonly parsed: ParsedMail;
  /** All that it holds, decoded. */
  readonly text: string;
  readonly report: JsonReport;
}

const ends: (() => Promise<void>)[] = [];
let app: App;
let mails: readonly Mail[];

beforeAll(async () => {
  const time = { now: WRITTEN_MS };
  const env = { HARVEST_FROM_DAYS: '3', LINKS: 'signed', LINK_KEYS: `a:${'k'.repeat(40)}`, PUBLIC_URL, DIGEST_TO: '' };
  const started = await startApp({ env, clock: () => time.now, onEnd: (end) => ends.push(end) });
  app = started.app;
  const { emulator } = started;
  const load = (rows: readonly Row[], first: number) =>
    emulator.load(
      'msdyn_proactive_deliveries',
      rows.map((row, n) => deliveryOf(row, first + n)),
    );
  await emulator.load(
    'queues',
    READERS.map((n) => ({ queueid: queueId(n), name: nameOf('Queue', n) })),
  );
  await emulator.load(
    'msdyn_proactive_engagement_configs',
    READERS.map((n) => ({ msdyn_proactive_engagement_configid: configurationId(n), msdyn_name: nameOf('Config', n) })),
  );
  const early = ROWS.filter(({ atMs }) => atMs < WRITTEN_MS - HOUR_MS);
  await load(early, 0);
  await app.harvest();
  for (const n of READERS)
    await app.subscriptions.write({ id: `s${n}`, written: subscriptionOf(n), expected: 'none', isDryRun: false }, WRITTEN_MS);
  await load(ROWS.slice(early.length), early.length);
  time.now = SENT_MS;
  await app.harvest();
  await dispatchAndSend(app);
  mails = await mailsIn(started.outbox);
});

afterAll(async () => {
  for (const end of ends) await end();
});

/** By what the outbox has, read back by a parser of its own. */
async function mailsIn(outbox: string): Promise<readonly Mail[]> {
  const names = (await readdir(outbox)).filter((name) => name.endsWith('.eml'));
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(outbox, name));
      const parsed = await simpleParser(bytes);
      const [file] = parsed.attachments.filter(({ contentType }) => contentType === 'application/json');
      const json = file?.content.toString('utf8') ?? '';
      const headers = parsed.headerLines.map(({ line }) => line).join('\n');
      const reader = Number(/reader(\d{3})zebra/.exec(headers)?.[1]);
      const text = [bytes.toString('latin1'), headers, parsed.subject, parsed.html, parsed.text, json].join('\n');
      return { reader, parsed, text, report: JSON.parse(json) as JsonReport };
    }),
  );
}

/** The rows of a mail, from what it is to be about alone. */
function ownRows({ reader, report }: Mail): readonly Row[] {
  return ROWS.filter((row) => partOf(reader).has(row) && shownAt(row.atMs, zoneOf(reader)).startsWith(report.period.from));
}

function counts(rows: readonly Row[], nameOfRow: (row: Row) => string): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(rows, nameOfRow)].map(([name, group]) => [name, group.length]));
}

function told(list: JsonReport['byQueue']): Readonly<Record<string, number>> {
  return Object.fromEntries(list.filter(({ deliveries }) => deliveries > 0).map(({ name, deliveries }) => [name, deliveries]));
}

describe('50 readers in 24 zones', () => {
  test('each have the mail of the day, and are alone in it', () => {
    expect(new Set(READERS.map(zoneOf)).size).toBe(24);
    const ofDay = mails.filter(({ report }) => report.period.from === DATE).map(({ reader }) => reader);
    expect(ofDay.sort((a, b) => a - b)).toEqual(READERS);
    for (const { reader, parsed, report } of mails) {
      expect(report.period.zone).toBe(zoneOf(reader));
      expect([parsed.to].flat().map((to) => to?.text)).toEqual([`${nameOf('reader', reader)}@contoso.example`]);
    }
  });

  test('have exactly the numbers of their own local day and part', () => {
    for (const mail of mails) {
      const rows = ownRows(mail);
      const { totals, byQueue, byConfiguration, period } = mail.report;
      const of = `reader ${mail.reader} on ${period.from}`;
      expect(rows.length, of).toBeGreaterThan(0);
      const [voice, live] = [rows.filter(({ channel }) => channel === 'Voice'), rows.filter(({ result }) => result === 'LiveAnswer')];
      const figures = { deliveries: rows.length, intake: rows.length, voiceAttempts: voice.length };
      expect(totals, of).toMatchObject({ ...figures, liveMin: live.filter(({ channel }) => channel === 'Voice').length });
      expect(told(byQueue), of).toEqual(counts(rows, ({ queue }) => nameOf('Queue', queue)));
      expect(told(byConfiguration), of).toEqual(counts(rows, ({ configuration }) => nameOf('Config', configuration)));
      for (const text of [mail.parsed.text ?? '', mail.parsed.html || '']) expect(text, of).toMatch(new RegExp(`\\b${rows.length}\\b`));
    }
  });

  test('see no name of anybody or anything else', () => {
    for (const mail of mails) {
      const own = ROWS.filter(partOf(mail.reader).has);
      const { reader } = mail;
      const known = own.flatMap(({ queue, configuration, result }) => [nameOf('Queue', queue), nameOf('Config', configuration), result]);
      const allowed = new Set([nameOf('reader', reader), nameOf('Sub', reader), ...known].map((name) => name.toLowerCase()));
      expect(namesIn(mail.text).length).toBeGreaterThan(2);
      expect(
        namesIn(mail.text).filter((name) => !allowed.has(name.toLowerCase())),
        `reader ${reader}`,
      ).toEqual([]);
      const ids = new Set(own.flatMap(({ queue, configuration }) => [queueId(queue), configurationId(configuration)]));
      const idsTold = mail.text.match(/00000000-0000-4000-8000-[0-9a-f]{12}/gi) ?? [];
      expect(
        idsTold.filter((id) => !ids.has(id.toLowerCase())),
        `reader ${reader}`,
      ).toEqual([]);
    }
  });

  test('have links that open their own part, and leave their own subscription, alone', async () => {
    for (const { reader, parsed, report } of mails) {
      const html = (parsed.html || '').replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
      const urls = `${html.replaceAll('&amp;', '&')}\n${parsed.text}`.match(new RegExp(`${PUBLIC_URL}[^"<>\\s]*`, 'g')) ?? [];
      const links = urls.map((url) => new URL(url));
      const opened = new Set(links.flatMap(({ searchParams }) => searchParams.get('link') ?? []));
      expect(opened.size, `reader ${reader}`).toBe(1);
      const scope = (await app.subscriptions.read(`s${reader}`)).subscription.scope;
      for (const token of opened) {
        const { period, ...link } = await app.access.links.open(token);
        expect(link).toMatchObject({ subscription: `s${reader}`, scope });
        expect(period).toMatchObject({ from: report.period.from, to: report.period.from, zone: zoneOf(reader) });
      }
      const leaving = links.flatMap(({ searchParams }) => searchParams.get('token') ?? []);
      expect(leaving.length, `reader ${reader}`).toBeGreaterThan(0);
      for (const token of leaving)
        expect(await app.access.personal.open(token)).toMatchObject({
          ...{ subscription: `s${reader}`, recipientId: recipientId(`${nameOf('reader', reader)}@contoso.example`) },
        });
    }
  });
});
