#!/usr/bin/env bash
# DuckDB counts rows with NaN in a Parquet file as equal to a number, and does not find them where they are.
# One would expect: of NaN, 1 and 1, as in a table of DuckDB: = 1 twice, > 1 once (it puts NaN above all numbers), <> 1 once. What happens, for a file of
# hyparquet-writer as for one of Arrow for Rust: = 1 three times, NaN among them, > 1 and <> 1 never. Both writers keep to the format: the least and the greatest
# value in the statistics leave NaN out, and who looks for NaN must not go by them (parquet.thrift, TypeDefinedOrder). DuckDB goes by them: where all values pass
# it leaves the filter away, where none does the whole group of rows.
# Whom it hurts: whoever asks DuckDB for rows of a column that may hold NaN (a rate with nothing below the line): sums and counts are wrong without an error, and
# depend on which program wrote the file: DuckDB's own files have no such statistics and are read right.
# What helps: null in place of NaN, or no statistics for the column; 1.5.6 does the same. Known as duckdb/duckdb#25521, by which = is right; that is so only where least and greatest differ.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @duckdb/node-api@1.5.5-r.5 hyparquet-writer@0.17.0 parquet-wasm@0.8.0 apache-arrow@21.2.0 >/dev/null
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { Table, writeParquet } from 'parquet-wasm';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const values = Float64Array.of(Number.NaN, 1, 1);
const written = (statistics) => Buffer.from(parquetWriteBuffer({ statistics, columnData: [{ name: 'n', data: values, type: 'DOUBLE' }] }));
writeFileSync('hyparquet-writer.parquet', written(true));
writeFileSync('no statistics.parquet', written(false));
writeFileSync('Arrow for Rust.parquet', writeParquet(Table.fromIPCStream(tableToIPC(tableFromArrays({ n: values }), 'stream'))));
await connection.run("CREATE TABLE t AS SELECT * FROM (VALUES ('NaN'::DOUBLE), (1), (1)) v(n); COPY t TO 'DuckDB.parquet'");
console.log('DuckDB', String((await connection.runAndReadAll('SELECT version()')).getRows()[0]));
const right = '2 1 1';
const known = { 'hyparquet-writer': '3 0 0', 'no statistics': right, 'Arrow for Rust': '3 0 0', DuckDB: right };
let isKnown = true;
for (const [writer, expected] of Object.entries(known)) {
  const counts = [];
  for (const filter of ['= 1', '> 1', '<> 1']) {
    const read = await connection.runAndReadAll(`SELECT count(*) FROM '${writer}.parquet' WHERE n ${filter}`);
    counts.push(String(read.getRows()[0][0]));
  }
  const seen = counts.join(' ');
  console.log(`rows = 1, > 1 and <> 1, file of ${writer}: expected ${right}, seen ${seen}`);
  isKnown &&= seen === expected;
}
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
