/** The bench may compare times only of programs that did the same work: here is shown that it notices when they did not. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BenchFiles, readBatches, writeBenchFiles } from '../../bench/bench-files.ts';
import { totalsOfCubes } from '../../bench/cube-totals.ts';
import { openDuckDb, runDuckDb, totalsOfAnswer } from '../../bench/duckdb.ts';
import { cubesOf } from '../../bench/pipeline.ts';
import { assertSameTotals, differencesOf, type Totals } from '../../bench/totals.ts';

const COUNT = 700;
let folder: string;
let files: BenchFiles;
let duckDb: DuckDBConnection;
let ours: Totals;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bench-test-'));
  files = writeBenchFiles(folder, COUNT);
  duckDb = await openDuckDb();
  ours = totalsOfCubes(cubesOf(readBatches(files)));
});

afterAll(() => {
  duckDb.closeSync();
  rmSync(folder, { recursive: true });
});

/** DuckDB's figures where one text of one of the files is another. */
async function theirsWith(file: 'deliveries' | 'attributes', from: string | RegExp, to: string): Promise<Totals> {
  const text = readFileSync(files[file], 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`Cannot change the ${file}: they do not hold it`);
  const path = join(folder, `changed-${file}.ndjson`);
  writeFileSync(path, changed);
  return totalsOfAnswer(await runDuckDb(duckDb, { ...files, [file]: path }));
}

test('the pipeline and DuckDB agree on every total of the same files', async () => {
  const theirs = totalsOfAnswer(await runDuckDb(duckDb, files));
  expect(differencesOf(ours, theirs)).toEqual([]);
  expect(() => assertSameTotals(ours, theirs)).not.toThrow();
});

test('the totals hold every delivery in each of the lists, and every attribute', () => {
  const sum = (list: string, name: string) =>
    [...ours].reduce((all, [label, count]) => {
      const names: string[] = JSON.parse(label);
      return all + (names[0] === list && names.at(-1) === name ? count : 0);
    }, 0);
  expect(sum('tally', 'deliveries')).toBe(COUNT);
  expect(sum('tally', 'intake')).toBe(COUNT);
  for (const list of ['byStatus', 'byResult', 'byJourney', 'byCallerId']) expect(sum(list, 'deliveries'), list).toBe(COUNT);
  expect(sum('byAttribute', 'deliveries')).toBe(files.attributeCount);
  expect(sum('tally', 'seconds')).toBeGreaterThan(COUNT);
  expect(sum('byDisposition', 'liveMin')).toBeGreaterThan(0);
  expect(sum('byStartQuarter', 'deliveries')).toBe(COUNT);
  for (const name of ['busy', 'voicemail', 'rightParty', 'converted', 'inWindow', 'smsReplied', 'empty msdyn_disposition_codes']) {
    expect(sum('tally', name), name).toBeGreaterThan(0);
  }
});

const CHANGES = [
  ['one result', 'deliveries', '"msdyn_result":"NoAnswer"', '"msdyn_result":"Busy"'],
  ['one caller id', 'deliveries', /"msdyn_from_address":"\+120655501\d\d"/, '"msdyn_from_address":"+12065550199"'],
  ['one conversation', 'deliveries', /"msdyn_conversation_id":"[^"]*"/, '"msdyn_conversation_id":" "'],
  ['the end of one window', 'deliveries', /"msdyn_window_end_date":"[^"]*"/, '"msdyn_window_end_date":"2026-11-01T00:00:00Z"'],
  ['one queue', 'deliveries', /"msdyn_queue_id":"d/, '"msdyn_queue_id":"a'],
  ['one list of disposition codes', 'deliveries', '\\"Call back later\\"', '\\"Call back\\"'],
  ['one kept attribute value', 'attributes', '"msdyn_value":"value 3"', '"msdyn_value":"value 7"'],
  ['the class of one attribute value', 'attributes', /"asked about [^"]*"/, '"2026-11-22"'],
  ['the delivery of one attribute', 'attributes', /("_msdyn_proactive_delivery_value":")[^"]*/, '$1none'],
] as const;

test.each(CHANGES)('assertSameTotals() notices that %s differs', async (_, file, from, to) => {
  const theirs = await theirsWith(file, from, to);
  expect(() => assertSameTotals(ours, theirs)).toThrow(/^Cannot compare the times: \d+ of \d+ totals differ\n/);
});

test('assertSameTotals() notices a call that is one second longer', async () => {
  const line =
    readFileSync(files.deliveries, 'utf8')
      .split('\n')
      .find((text) => text.includes('"msdyn_result":"LiveAnswer"')) ?? '';
  const end = (JSON.parse(line) as { msdyn_end_date: string }).msdyn_end_date;
  const later = `${new Date(Date.parse(end) + 1000).toISOString().slice(0, 19)}Z`;
  const theirs = await theirsWith('deliveries', line, line.replace(`"msdyn_end_date":"${end}"`, `"msdyn_end_date":"${later}"`));
  expect(differencesOf(ours, theirs)).toEqual([expect.stringContaining('seconds')]);
});

test('assertSameTotals() notices a row that is missing, and totals of nothing', async () => {
  const [first = ''] = readFileSync(files.deliveries, 'utf8').split('\n');
  const theirs = await theirsWith('deliveries', `${first}\n`, '');
  expect(() => assertSameTotals(ours, theirs)).toThrow('totals differ');
  expect(() => assertSameTotals(new Map(), new Map())).toThrow('0 of 0 totals');
});
