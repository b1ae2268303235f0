/** The queries of docs/history.md, as they stand there, on what a harvest wrote: they give what reports say. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HISTORY_QUERIES } from '../../../dev/history/queries.ts';
import type { Report } from '../../../src/report/report.ts';
import { periodOf } from '../../../src/time/local-day.ts';
import { type DuckDbFiles, openDuckDbFiles } from '../../support/duckdb-files.ts';
import { type HarvestedHistory, harvestedHistory } from '../../support/harvested-history.ts';

const ends: (() => Promise<void>)[] = [];
let history: HarvestedHistory;
let files: DuckDbFiles;
let page: string;

beforeAll(async () => {
  history = await harvestedHistory(10, 300, (end) => ends.push(end));
  files = await openDuckDbFiles(history.folder);
  page = await readFile(new URL('../../../docs/history.md', import.meta.url), 'utf8');
});

afterAll(async () => {
  files.close();
  for (const end of ends) await end();
});

/** The query under a title of the page. */
function queryOf(name: keyof typeof HISTORY_QUERIES): string {
  const [, after = ''] = page.split(`### ${HISTORY_QUERIES[name].title}\n`);
  const sql = /```sql\n(.*?)\n```/s.exec(after)?.[1];
  if (sql === undefined) throw new Error(`Cannot find the query "${name}" in docs/history.md`);
  return sql;
}

async function reportOf(from: string, to: string, scope = {}): Promise<Report> {
  return (await history.app.lookUp({ period: periodOf(from, to, 'Europe/Lisbon'), scope })).report;
}

test('the connect rate of each week is the off-hook rate of its report', async () => {
  const rows = await files.rowsOf(queryOf('connectRate'));
  expect(rows.map(({ week }) => week)).toEqual(['2026-11-09', '2026-11-16']);
  for (const { week, voice_attempts, connected, connect_rate, live } of rows) {
    const sunday = new Date(Date.parse(`${week}`) + 6 * 86_400_000).toISOString().slice(0, 10);
    const { totals, rates } = await reportOf(`${week}`, sunday);
    expect({ voice_attempts, connected, live }).toEqual({
      voice_attempts: totals.voiceAttempts,
      connected: totals.offHook,
      live: totals.liveMin,
    });
    expect(connect_rate).toBeCloseTo(rates.offHook.value ?? Number.NaN, 9);
    expect(connected).toBeGreaterThan(100);
  }
});

test('reach by attempt is that of the report of the day', async () => {
  const rows = await files.rowsOf(queryOf('reach'));
  const { contacts } = await reportOf('2026-11-20', '2026-11-20');
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.map(({ attempt, called, reached }) => [attempt, reached, called])).toEqual(
    contacts.reachByAttempt?.map(({ attempt, rate }) => [attempt, rate.numerator, rate.denominator]),
  );
});

test('calls outside calling hours add up to those of the report of the day, campaign by campaign', async () => {
  const rows = await files.rowsOf(queryOf('outsideHours'));
  const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name]), 0);
  const { callingHours } = (await reportOf('2026-11-20', '2026-11-20')).compliance;
  const { violation, possible, undeterminable, ok } = callingHours;
  expect([sum('outside'), sum('perhaps_outside'), sum('unknown'), sum('within')]).toEqual([violation, possible, undeterminable, ok]);
  expect(rows.length).toBeGreaterThan(5);
  expect(sum('outside') + sum('perhaps_outside')).toBeGreaterThan(0);
  for (const row of rows.slice(0, 3)) {
    const ofOne = (await reportOf('2026-11-20', '2026-11-20', { configuration: row.configuration_id })).compliance.callingHours;
    expect([row.outside, row.within], `${row.configuration_id}`).toEqual([ofOne.violation, ofOne.ok]);
  }
});

test("live answers by the called party's hour are the best times of the report", async () => {
  const rows = await files.rowsOf(queryOf('bestHours'));
  const { bestTime } = await reportOf('2026-11-22', '2026-11-22');
  const shown = bestTime?.cells.map(({ weekday, hour, live }) => [weekday, hour, live.denominator, live.numerator]) ?? [];
  expect(shown.length).toBeGreaterThan(3);
  const counted = rows.map(({ local_weekday, local_hour, voice_attempts, live }) => [local_weekday, local_hour, voice_attempts, live]);
  expect(counted).toEqual(expect.arrayContaining(shown));
  // Those with few calls are left out of a report.
  expect(counted.length - shown.length).toBe(bestTime?.hiddenCells);
});

test('the tallies of the month add up to the totals of its report, channel by channel', async () => {
  const rows = await files.rowsOf(queryOf('months'));
  const { totals, byChannel } = await reportOf('2026-11-01', '2026-11-22');
  const sum = (name: string) => rows.reduce((all, row) => all + Number(row[name]), 0);
  expect([sum('deliveries'), sum('attempts'), sum('voice_attempts'), sum('live'), sum('created')]).toEqual([
    totals.deliveries,
    totals.attempts,
    totals.voiceAttempts,
    totals.liveMin,
    totals.intake,
  ]);
  const counted = rows.filter(({ deliveries }) => Number(deliveries) > 0).map(({ channel, deliveries }) => [channel ?? '', deliveries]);
  expect(new Map(counted as [string, number][])).toEqual(new Map(byChannel.map(({ key, deliveries }) => [key, deliveries])));
});

test('the lists of a day, by the cells of its tallies, add up to those of its report, code by code', async () => {
  const rows = await files.rowsOf(queryOf('dispositions'));
  const { byDisposition } = await reportOf('2026-11-20', '2026-11-20');
  const counted = rows.map(({ code, deliveries, voice_attempts, live }) => [code, [deliveries, voice_attempts, live]]);
  expect(counted.length).toBeGreaterThan(2);
  expect(new Map(counted as [string, unknown][])).toEqual(
    new Map(byDisposition.map(({ key, deliveries, voiceAttempts, liveMin }) => [key, [deliveries, voiceAttempts, liveMin]])),
  );
});
