/** Exports and inspections of days, on a real storage. */
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { exportDays } from '../../../dev/history/export-days.ts';
import { inspectDay } from '../../../dev/history/inspect-day.ts';
import { dayTable } from '../../../src/history/days/day-table.ts';
import { openHistory } from '../../../src/history/history.ts';
import { openStorage } from '../../../src/history/open-storage.ts';
import { factRowsIn } from '../../../src/history/parquet/fact-file.ts';
import { readColumns } from '../../../src/history/parquet/parquet-file.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { periodOf } from '../../../src/time/local-day.ts';
import { fullFact } from '../../support/full-fact.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DAY = Date.UTC(2026, 10, 22);
const BOTH = periodOf('2026-11-22', '2026-11-23', 'UTC');
let prefixes = 0;

async function newHistory() {
  const prefix = `export${process.pid}x${++prefixes}`;
  const options = { connection: { connectionString: inject('storageConnection') }, prefix };
  const [{ quarters }, storage] = [await openHistory(options), await openStorage(options)];
  const ports = { days: dayTable(storage.days), blobs: storage.blobs };
  /** Files a fact of this id in the quarter hour. */
  const file = (quarterMs: number, id: string) =>
    quarters.edit(quarterMs, { facts: [id] }, () => ({ facts: [{ ...fullFact(), id, placeMs: quarterMs }] }));
  return { prefix, quarters, ports, file };
}

async function idsIn(folder: string, date: string): Promise<string[]> {
  return factRowsIn(await readColumns(await readFile(join(folder, 'facts', `${date}.parquet`)))).map(({ record }) => record.id);
}

test('an export has the rows that came after a day was folded, and leaves out days without any', async () => {
  const { quarters, ports, file } = await newHistory();
  await file(DAY + HOUR_MS, 'early');
  await quarters.compactDay(DAY);
  await file(DAY + 2 * HOUR_MS, 'late');
  await file(DAY + 3 * DAY_MS, 'another day');
  const folder = join(await temporaryFolder(), 'new', 'folder');
  const exported = await Array.fromAsync(exportDays(ports, BOTH, folder));
  expect(exported.map(({ date, files }) => [date, files.map(({ name }) => name)])).toEqual([
    ['2026-11-22', ['facts', 'tallies', 'details'].map((kind) => `${kind}/2026-11-22.parquet`)],
  ]);
  expect(await idsIn(folder, '2026-11-22')).toEqual(['early', 'late']);
  expect(await readdir(join(folder, 'facts'))).toEqual(['2026-11-22.parquet']);
});

test('an export of a day that is filed to at the same time is whole as of one moment', async () => {
  const { ports, file } = await newHistory();
  const filing = Array.from({ length: 12 }, (_, n) => () => file(DAY + n * HOUR_MS, `fact ${n}`));
  await filing[0]?.();
  const others = filing.slice(1).reduce((before, next) => before.then(next), Promise.resolve());
  const folder = await temporaryFolder();
  const exported = await Array.fromAsync(exportDays(ports, BOTH, folder));
  await others;
  const ids = await idsIn(folder, '2026-11-22');
  // In the order in which they were filed, without a gap.
  expect(ids).toEqual(ids.map((_, n) => `fact ${n}`));
  const tallies = await readColumns(await readFile(join(folder, 'tallies/2026-11-22.parquet')), { names: ['deliveries'] });
  expect(Array.from(tallies.values<number>('deliveries')).reduce((sum: number, n) => sum + (n ?? 0), 0)).toBe(ids.length);
  expect(exported).toHaveLength(1);
});

test('a folder that has something is refused, and so are days without history', async () => {
  const { ports, file } = await newHistory();
  const folder = await temporaryFolder();
  const exported = () => Array.fromAsync(exportDays(ports, BOTH, folder));
  await expect(exported()).rejects.toThrow('Cannot export "2026-11-22" to "2026-11-23": history has nothing of these days of UTC');
  await file(DAY, 'a');
  await writeFile(join(folder, 'mine.txt'), '');
  await expect(exported()).rejects.toThrow(`Cannot export into "${folder}": the folder is not empty`);
  await expect(Array.fromAsync(exportDays(ports, BOTH, join(folder, 'mine.txt')))).rejects.toThrow('it is no folder');
  expect(await readdir(folder)).toEqual(['mine.txt']);
});

test('inspectDay() tells files, open edits, blobs that nobody names, and a file that cannot be read', async () => {
  const { quarters, ports, file } = await newHistory();
  const lines = () => inspectDay(ports.days, ports.blobs, DAY);
  expect(await lines()).toEqual(['2026-11-22: nothing']);
  await file(DAY, 'a');
  await quarters.compactDay(DAY);
  await file(DAY, 'b');
  await ports.blobs.write('open/2026-11-22/000009-lost.facts.parquet', new Uint8Array(9), null);
  const open = await lines();
  expect(open[0]).toBe('2026-11-22 (UTC): revision 2, not frozen, not folded whole');
  expect(open[1]).toBe('quarter hours: 1; facts 2, intake entries 0, 0 of them open');
  expect(open).toContainEqual(expect.stringMatching(/^facts\/2026-11-22\.parquet: revision 1, 1 rows, \d+ bytes$/));
  expect(open).toContain('intakes/2026-11-22.parquet: none');
  expect(open).toContain('open: 1 edits, 1 rows');
  expect(open).toContain('open/2026-11-22/000009-lost.facts.parquet: 9 bytes, left by a writer that did not finish');
  await quarters.compactDay(DAY);
  const folded = await ports.blobs.read('facts/2026-11-22.parquet');
  await ports.blobs.write('facts/2026-11-22.parquet', folded?.bytes.slice(0, 99) ?? new Uint8Array(), folded?.etag ?? null);
  expect((await lines())[0]).toContain('folded whole');
  expect(await lines()).toContain('facts/2026-11-22.parquet: revision 2, cannot be read, 99 bytes');
});

test('npm run history reads where history lies from the environment, and exits with 1 where something is wrong', async () => {
  const { prefix, file } = await newHistory();
  await file(DAY, 'a');
  const script = fileURLToPath(new URL('../../../dev/history/main.ts', import.meta.url));
  const run = (args: readonly string[], env: Record<string, string> = {}) =>
    promisify(execFile)(process.execPath, [script, ...args], {
      env: { ...process.env, STORAGE_CONNECTION: inject('storageConnection'), HISTORY_PREFIX: prefix, ...env },
    });
  expect((await run(['inspect', '2026-11-22'])).stdout).toContain('2026-11-22 (UTC): revision 1, not frozen, not folded whole\n');
  const folder = join(await temporaryFolder(), 'out');
  const { stdout } = await run(['export', '--from', '2026-11-22', '--to', '2026-11-22', '--out', folder]);
  expect(stdout).toMatch(/^2026-11-22: facts\/2026-11-22\.parquet \d+ bytes, tallies/);
  expect(await idsIn(folder, '2026-11-22')).toEqual(['a']);
  await mkdir(join(folder, 'more'));
  const refused = { code: 1, stderr: expect.stringContaining('the folder is not empty') };
  await expect(run(['export', '--from', '2026-11-22', '--to', '2026-11-22', '--out', folder])).rejects.toMatchObject(refused);
  const settings = { code: 1, stderr: expect.stringContaining('STORAGE_CONNECTION is required') };
  await expect(run(['inspect', '2026-11-22'], { STORAGE_CONNECTION: '', AzureWebJobsStorage: '' })).rejects.toMatchObject(settings);
});
