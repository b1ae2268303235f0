/** Command: npm run bench:report -- --against FOLDER. How long reports take over HTTP, beside those of another checkout of the project, which is built. Prints ratios, and writes a section of docs/performance.md. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { type Azurite, startAzurite } from '../../dev/azurite.ts';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { fillSample, SAMPLE_DAYS } from '../../dev/dataverse/fill-sample.ts';
import { ROOT } from '../../dev/root.ts';
import { InputError } from '../../src/errors.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { readOptions, runBench, tell, wholeOption } from '../command.ts';
import { printed, startNode } from '../harvest/processes.ts';
import { commitOf, thisMachine } from '../machine.ts';
import { type Contenders, measure } from '../measure.ts';
import { REPORT_SECTION, withSection } from '../page-section.ts';
import { type Asked, reportSection } from './report-section.ts';
import { steadyLoad } from './steady-load.ts';

const PAGE = new URL('../../docs/performance.md', import.meta.url);
const ZONE = 'UTC';
const READERS = 6;

async function main(): Promise<void> {
  const { against, perWeekday, rounds } = readArguments();
  const nowMs = Date.now();
  // Surely over, however early it is.
  const closedDate = addDays(dateAt(nowMs, ZONE), -2);
  const emulator = await startEmulator();
  const ends = [() => emulator.stop()];
  try {
    tell('filling the emulator');
    const lastDate = dateAt(nowMs, ZONE);
    const { deliveries } = fillSample(emulator, { lastDate, days: SAMPLE_DAYS, zone: ZONE, deliveriesPerDay: perWeekday, nowMs });
    const [app, other] = [await serve(ROOT, emulator, closedDate, ends), await serve(against, emulator, closedDate, ends)];
    const [now, then] = [app.url, other.url];
    const queries = await queriesOf(now, closedDate, lastDate);
    tell('comparing');
    for (const query of Object.values(queries)) await assertEqual(now, then, query);
    tell('measuring');
    const before = loadOfMinute();
    const times = await measure(contendersOf({ now, then }, queries), { rounds, warmUps: 1 });
    const load = [before, loadOfMinute()] as const;
    tell('asking at a steady rate');
    const steady = await steadyLoad(now, steadyPaths(closedDate, queries.filtered), app.pid);
    const measured = { against: commitOf(against), deliveries, perWeekday, days: SAMPLE_DAYS, readers: READERS, times, load, steady };
    const body = reportSection(measured, thisMachine(), new Date().toISOString().slice(0, 10));
    console.log(body);
    writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), REPORT_SECTION, body));
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

interface Served {
  readonly url: string;
  /** Of its process. */
  readonly pid: number;
}

/** Starts the app of a checkout on storage of its own, with all days harvested, and gives where it is. */
async function serve(folder: string, emulator: Emulator, date: string, ends: (() => Promise<void>)[]): Promise<Served> {
  tell(`harvesting in ${folder}`);
  const azurite: Azurite = await startAzurite();
  ends.push(() => azurite.stop());
  const env = {
    DATAVERSE_URL: emulator.url,
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: emulator.token,
    STORAGE_CONNECTION: azurite.connectionString,
    MAIL_TRANSPORT: 'outbox',
    MAIL_OUTBOX_DIR: tmpdir(),
    MAIL_FROM: 'digest@contoso.example',
    REPORT_TIME_ZONE: ZONE,
  };
  const child = startNode(['bench/report-speed/served-app.ts', folder, date], env);
  ends.push(() => ended(child));
  const [url] = await printed(child, /http:\S+/);
  return { url, pid: child.pid ?? 0 };
}

/** Nine of ten for days on record, as far back as a week; one for a queue, whose report is worked out. */
function steadyPaths(closedDate: string, filtered: string): readonly string[] {
  const stored = Array.from({ length: 9 }, (_, i) => `date=${addDays(closedDate, -(i % 7))}`);
  return [...stored, filtered].map((query) => `/api/report?${query}`);
}

async function ended(child: ChildProcess): Promise<void> {
  const exited = child.exitCode === null ? once(child, 'exit') : undefined;
  child.kill();
  await exited;
}

/** What is asked for, by name: the filter is the queue with the most deliveries. */
async function queriesOf(url: string, closedDate: string, openDate: string) {
  const closed = `date=${closedDate}`;
  const { byQueue } = (await answerOf(url, closed)) as Report;
  const queue = byQueue.find(({ key }) => key !== '')?.key ?? '';
  return { closed, open: `date=${openDate}`, filtered: `${closed}&queue=${encodeURIComponent(queue)}` };
}

function contendersOf(urls: Readonly<Record<'now' | 'then', string>>, queries: Awaited<ReturnType<typeof queriesOf>>): Contenders<Asked> {
  const ask = (who: 'now' | 'then', query: string, readers: number) => () =>
    Promise.all(Array.from({ length: readers }, () => answerOf(urls[who], query)));
  const pairs = (['now', 'then'] as const).flatMap((who) => [
    [`${who} closed`, ask(who, queries.closed, 1)] as const,
    [`${who} page`, () => pageOf(urls[who], queries.closed)] as const,
    [`${who} open`, ask(who, queries.open, 1)] as const,
    [`${who} filtered`, ask(who, queries.filtered, 1)] as const,
    [`${who} many`, ask(who, queries.filtered, READERS)] as const,
  ]);
  return Object.fromEntries(pairs) as Contenders<Asked>;
}

/** A time means nothing where the numbers are wrong. @throws Error */
async function assertEqual(now: string, then: string, query: string): Promise<void> {
  const [ours, theirs] = [await answerOf(now, query), await answerOf(then, query)] as [Report, Report];
  for (const name of ['deliveries', 'attempts', 'offHook', 'liveMin', 'contacts'] as const) {
    if (ours.totals[name] !== theirs.totals[name])
      throw new Error(`Cannot compare the times of ${query}: ${name} is ${ours.totals[name]} here and ${theirs.totals[name]} there`);
  }
}

async function answerOf(url: string, query: string): Promise<unknown> {
  const answer = await fetch(`${url}/api/report?${query}`);
  if (!answer.ok) throw new Error(`Cannot measure ${query}: status ${answer.status}`);
  return answer.json();
}

async function pageOf(url: string, query: string): Promise<string> {
  const answer = await fetch(`${url}/api/report?${query}&format=html`);
  if (!answer.ok) throw new Error(`Cannot measure the page of ${query}: status ${answer.status}`);
  return answer.text();
}

function loadOfMinute(): number {
  return loadavg()[0] ?? 0;
}

function readArguments(): { against: string; perWeekday: number; rounds: number } {
  const options = { against: { type: 'string' }, count: { type: 'string' }, rounds: { type: 'string' } } as const;
  const { against, count = '800', rounds = '5' } = readOptions(options);
  if (against === undefined) throw new InputError('input.command', 'Cannot compare: name the folder of another checkout, --against FOLDER');
  return { against, perWeekday: wholeOption('count', count, [1, 99_999]), rounds: wholeOption('rounds', rounds, [1, 99]) };
}

runBench(main);
