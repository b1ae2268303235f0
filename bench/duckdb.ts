/** The peer: DuckDB in one thread, totalling the same files by SQL. */
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { scopeKey } from '../src/metrics/cube/cube.ts';
import { GROUP_COUNTS } from '../src/metrics/cube/entry-counts.ts';
import { attributeKey } from '../src/metrics/cube/list-keys.ts';
import type { BenchFiles } from './bench-files.ts';
import { COMPARED_COUNTS } from './compared.ts';
import { LISTS, type ListQuery, LOAD, TALLY } from './duckdb-sql.ts';
import { addRow, type Totals } from './totals.ts';

/** What the queries gave, not yet named. */
export interface DuckDbAnswer {
  readonly tally: readonly (readonly unknown[])[];
  readonly lists: readonly { readonly query: ListQuery; readonly rows: readonly (readonly unknown[])[] }[];
}

/** An empty database in memory, one thread. */
export async function openDuckDb(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 1');
  return connection;
}

/** Reads the files and totals their rows. This is what is timed. */
export async function runDuckDb(connection: DuckDBConnection, files: Pick<BenchFiles, 'deliveries' | 'attributes'>): Promise<DuckDbAnswer> {
  for (const sql of LOAD(files)) await connection.run(sql);
  const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJS();
  const tally = await rowsOf(TALLY);
  const lists = [];
  for (const query of LISTS) lists.push({ query, rows: await rowsOf(query.sql) });
  return { tally, lists };
}

/** DuckDB's figures, named as totalsOfCubes() names ours. */
export function totalsOfAnswer({ tally, lists }: DuckDbAnswer): Totals {
  const totals = new Map<string, number>();
  for (const [quarterMs, ...row] of tally) {
    addRow(totals, ['tally', `${quarterMs}`, scopeOf(row)], [...COMPARED_COUNTS, 'calls', 'seconds'], row.slice(SCOPE_COLUMNS).map(Number));
  }
  for (const { query, rows } of lists) {
    for (const row of rows) {
      const key = row.slice(SCOPE_COLUMNS, SCOPE_COLUMNS + query.keys).map(String);
      const counts = row.slice(SCOPE_COLUMNS + query.keys).map(Number);
      addRow(totals, [query.list, scopeOf(row), entryOf(query, key)], GROUP_COUNTS, counts);
    }
  }
  return totals;
}

const SCOPE_COLUMNS = 4;

function scopeOf([configuration, queue, channel, dialMode]: readonly unknown[]): string {
  return scopeKey({ configuration: `${configuration}`, queue: `${queue}`, channel: `${channel}`, dialMode: `${dialMode}` });
}

function entryOf({ list }: ListQuery, [first = '', second = '', third = '']: readonly string[]): string {
  return list === 'byAttribute' ? attributeKey(first, second, third) : first;
}
