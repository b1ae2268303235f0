/** Three readers that share no code, and the records themselves: every column of a harvested day, its type, its nulls and its times. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { readParquet } from 'parquet-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DOCUMENTED_COLUMNS } from '../../../dev/history/build-history-doc.ts';
import { FILE_KINDS, type FileKind } from '../../../src/history/days/day.ts';
import type { ColumnType } from '../../../src/history/parquet/columns.ts';
import { factFile } from '../../../src/history/parquet/fact-file.ts';
import { readColumns } from '../../../src/history/parquet/parquet-file.ts';
import { type DuckDbFiles, openDuckDbFiles } from '../../support/duckdb-files.ts';
import { fullFact } from '../../support/full-fact.ts';
import { type HarvestedHistory, harvestedHistory } from '../../support/harvested-history.ts';

const DATE = '2026-11-20';
/** What each calls the type. */
const TYPES: Readonly<Record<ColumnType, { readonly duckDb: string; readonly arrow: string }>> = {
  text: { duckDb: 'VARCHAR', arrow: 'Utf8' },
  integer: { duckDb: 'INTEGER', arrow: 'Int32' },
  long: { duckDb: 'BIGINT', arrow: 'Int64' },
  flag: { duckDb: 'BOOLEAN', arrow: 'Bool' },
  time: { duckDb: 'TIMESTAMP WITH TIME ZONE', arrow: 'Timestamp<MILLISECOND, UTC>' },
};

const ends: (() => Promise<void>)[] = [];
let history: HarvestedHistory;
let files: DuckDbFiles;

beforeAll(async () => {
  history = await harvestedHistory(3, 250, (end) => ends.push(end));
  files = await openDuckDbFiles(history.folder);
});

afterAll(async () => {
  files.close();
  for (const end of ends) await end();
});

/** Times as epoch milliseconds, whole numbers as numbers. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'object' && value !== null && 'micros' in value) return Number(value.micros) / 1000;
  return value ?? null;
}

async function bytesOf(kind: FileKind): Promise<Uint8Array> {
  return readFile(join(history.folder, kind, `${DATE}.parquet`));
}

describe.each(FILE_KINDS)('%s of a harvested day', (kind) => {
  const columns = Object.entries(DOCUMENTED_COLUMNS[kind]);

  test('has in DuckDB and in Arrow the columns of docs/history.md with their types', async () => {
    const duckDb = await files.columnsOf(`FROM '${kind}/${DATE}.parquet'`);
    const { fields } = tableFromIPC(readParquet(await bytesOf(kind)).intoIPCStream()).schema;
    expect(duckDb.names.map((name, i) => [name, duckDb.types[i]])).toEqual(columns.map(([name, { type }]) => [name, TYPES[type].duckDb]));
    expect(fields.map(({ name, type }) => [name, String(type)])).toEqual(columns.map(([name, { type }]) => [name, TYPES[type].arrow]));
  });

  test('has in each of them the same values, in the same rows', async () => {
    const bytes = await bytesOf(kind);
    const ours = await readColumns(bytes);
    const arrow = tableFromIPC(readParquet(bytes).intoIPCStream());
    const duckDb = await files.columnsOf(`FROM '${kind}/${DATE}.parquet'`);
    expect(ours.rows).toBeGreaterThan(100);
    for (const [i, [name]] of columns.entries()) {
      const own = Array.from(ours.values(name), plain);
      expect(own.length, name).toBe(ours.rows);
      expect(Array.from(duckDb.columns[i] ?? [], plain), `DuckDB: ${name}`).toEqual(own);
      expect(Array.from(arrow.getChild(name) ?? [], plain), `parquet-wasm: ${name}`).toEqual(own);
    }
  });
});

test('the day has what is hard to read alike: nulls and values in one column, times, and texts of any script', async () => {
  const [counts = {}] =
    await files.rowsOf(`SELECT count(result) AS results, count(started_at) AS starts, count(*) AS all_rows, count(agent_id) AS agents,
    count_if(local_hour IS NULL) AS unknown_hours, count_if(strlen(concat_ws(' ', result, dispositions, attributes)) > length(concat_ws(' ', result, dispositions, attributes))) AS wide FROM 'facts/${DATE}.parquet'`);
  const { results, starts, all_rows: rows, agents, unknown_hours: unknownHours, wide } = counts as Record<string, number>;
  expect(starts).toBeLessThan(rows ?? 0);
  expect(Math.min(results ?? 0, starts ?? 0, agents ?? 0, unknownHours ?? 0, wide ?? 0)).toBeGreaterThan(0);
});

test.each([{}, { revision: '7' }])('a file of one row with the notes %j is read by all', async (notes) => {
  const bytes = factFile([{ quarterMs: Date.UTC(2026, 10, 20), record: fullFact() }], notes);
  await writeFile(join(history.folder, 'one.parquet'), bytes);
  expect(tableFromIPC(readParquet(bytes).intoIPCStream()).numRows).toBe(1);
  expect(await files.rowsOf("SELECT count(*) AS n FROM 'one.parquet'")).toEqual([{ n: 1 }]);
  await rm(join(history.folder, 'one.parquet'));
});
