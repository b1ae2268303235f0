/** Compares libraries for Parquet on the facts of a day: npm run bench:parquet. docs/dependencies.md says what came of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BIGINT,
  BOOLEAN,
  type DuckDBConnection,
  DuckDBTimestampTZValue,
  type DuckDBType,
  INTEGER,
  TIMESTAMPTZ,
  VARCHAR,
} from '@duckdb/node-api';
import {
  Bool,
  type DataType,
  Int32,
  Int64,
  Table,
  TimestampMillisecond,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { Compression, ParquetFile, readParquet, Table as WasmTable, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm';
import { benchRows } from '../dev/sample/bench-rows.ts';
import type { ColumnType } from '../src/history/parquet/columns.ts';
import { FACT_COLUMNS, factLine } from '../src/history/parquet/fact-columns.ts';
import { factFile } from '../src/history/parquet/fact-file.ts';
import { readColumns } from '../src/history/parquet/parquet-file.ts';
import { fileRow } from '../src/metrics/fact/make-fact.ts';
import { quarterOf } from '../src/time/quarter.ts';
import { BENCH_DAY_MS, BENCH_RULES } from './bench-day.ts';
import { openDuckDb } from './duckdb.ts';

const COUNT = Number(process.argv[2] ?? 100_000);
const ROUNDS = 3;
const FEW = ['quarter', 'contact', 'started_at', 'sets', 'local_hour'];
const COLUMNS = Object.entries(FACT_COLUMNS);
const ARROW: Readonly<Record<ColumnType, () => DataType>> = {
  text: () => new Utf8(),
  integer: () => new Int32(),
  long: () => new Int64(),
  flag: () => new Bool(),
  time: () => new TimestampMillisecond('UTC'),
};
const DUCK: Readonly<Record<ColumnType, DuckDBType>> = { text: VARCHAR, integer: INTEGER, long: BIGINT, flag: BOOLEAN, time: TIMESTAMPTZ };

/** What a library does with files of facts; each gives what it read, so that nothing is left undone. */
interface Library {
  readonly name: string;
  readonly write: () => Promise<Uint8Array>;
  readonly read: (names?: readonly string[]) => Promise<unknown>;
}

const rows = [...benchRows({ count: COUNT, scopes: 'tied', ...BENCH_DAY_MS })]
  .flatMap(({ delivery, attributes }) => {
    const { fact } = fileRow({ row: delivery, attributes }, BENCH_RULES);
    return fact === null ? [] : [{ quarterMs: quarterOf(fact.placeMs), record: fact }];
  })
  .sort((a, b) => a.quarterMs - b.quarterMs || a.record.placeMs - b.record.placeMs);

/** The values of a column as Arrow and DuckDB take them. */
function valuesOf(i: number): unknown[] {
  const [, column] = COLUMNS[i] ?? [];
  return rows.map((row) => {
    const value = column?.of(factLine(row)) ?? null;
    return value !== null && column?.type === 'long' ? BigInt(value) : value;
  });
}

function hyparquet(bytes: Uint8Array): Library {
  return {
    name: 'hyparquet-writer and hyparquet',
    write: async () => factFile(rows),
    async read(names) {
      const columns = await readColumns(bytes, names && { names });
      return COLUMNS.map(([name]) => columns.values(name)[0]);
    },
  };
}

function wasm(bytes: Uint8Array): Library {
  return {
    name: 'parquet-wasm and apache-arrow',
    async write() {
      const vectors = COLUMNS.map(([name, { type }], i) => [name, vectorFromArray(valuesOf(i), ARROW[type]())] as const);
      const table = new Table(Object.fromEntries(vectors));
      const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
      return writeParquet(WasmTable.fromIPCStream(tableToIPC(table, 'stream')), properties);
    },
    async read(names) {
      // readParquet() takes names of columns and passes them over.
      const file = names && (await ParquetFile.fromFile(new Blob([Buffer.from(bytes)])));
      const table = tableFromIPC((await (file?.read({ columns: [...(names ?? [])] }) ?? readParquet(bytes))).intoIPCStream());
      return table.schema.fields.map(({ name }) => Array.from(table.getChild(name) ?? []).length);
    },
  };
}

function duckDb(connection: DuckDBConnection, file: string): Library {
  return {
    name: 'DuckDB (one thread)',
    async write() {
      await connection.run(`CREATE OR REPLACE TABLE fact (${COLUMNS.map(([name, { type }]) => `${name} ${DUCK[type]}`).join(', ')})`);
      const appender = await connection.createAppender('fact');
      const columns = COLUMNS.map(([, { type, of }]) => ({ type, of }));
      for (const row of rows) {
        const line = factLine(row);
        for (const { type, of } of columns) {
          const value = of(line);
          if (value === null) appender.appendNull();
          else if (type === 'time') appender.appendTimestampTZ(new DuckDBTimestampTZValue(BigInt(value) * 1000n));
          else if (type === 'long') appender.appendBigInt(BigInt(value));
          else if (type === 'text') appender.appendVarchar(String(value));
          else if (type === 'integer') appender.appendInteger(Number(value));
          else appender.appendBoolean(Boolean(value));
        }
        appender.endRow();
      }
      appender.closeSync();
      await connection.run(`COPY fact TO '${file}.out' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 16384)`);
      return readFile(`${file}.out`);
    },
    async read(names = COLUMNS.map(([name]) => name)) {
      const read = await connection.runAndReadAll(`SELECT ${names.join(', ')} FROM '${file}'`);
      return read.getColumns().map((column) => column.length);
    },
  };
}

/** Least CPU time and least time of some rounds, milliseconds. */
async function least(work: () => Promise<unknown>): Promise<string> {
  let [cpuMs, timeMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    globalThis.gc?.();
    const [before, startMs] = [process.cpuUsage(), performance.now()];
    await work();
    const { user, system } = process.cpuUsage(before);
    [cpuMs, timeMs] = [Math.min(cpuMs, (user + system) / 1000), Math.min(timeMs, performance.now() - startMs)];
  }
  return `${Math.round(timeMs)} ms (CPU ${Math.round(cpuMs)} ms)`;
}

const folder = await mkdtemp(join(tmpdir(), 'parquet-'));
try {
  const [bytes, file] = [factFile(rows), join(folder, 'facts.parquet')];
  await writeFile(file, bytes);
  console.log(`${rows.length} facts, ${COLUMNS.length} columns, zstd; least of ${ROUNDS} rounds`);
  console.log('| library | bytes a fact | write | read all columns | read five |\n|---|---|---|---|---|');
  for (const { name, write, read } of [hyparquet(bytes), wasm(bytes), duckDb(await openDuckDb(), file)]) {
    const size = ((await write()).length / rows.length).toFixed(1);
    console.log(`| ${name} | ${size} | ${await least(write)} | ${await least(() => read())} | ${await least(() => read(FEW))} |`);
  }
} finally {
  await rm(folder, { recursive: true });
}
