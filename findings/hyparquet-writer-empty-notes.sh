#!/usr/bin/env bash
# hyparquet-writer writes a file that Arrow for Rust refuses where it is given an empty list of key-value metadata.
# One would expect: kvMetadata: [] is as good as none. What happens: the list goes into the footer as a list of bytes, not of structs, and parquet-wasm, which is
# built on Arrow for Rust, refuses the whole file: "Expected list element type of Struct but got Byte". hyparquet itself and DuckDB read it, so that a round trip in JavaScript shows nothing.
# Whom it hurts: whoever makes kvMetadata out of an object's entries, which may be none.
# What helps: leave kvMetadata out where it is empty.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hyparquet@1.33.0 hyparquet-writer@0.17.0 parquet-wasm@0.8.0 >/dev/null
cat >run.mjs <<'JS'
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readParquet } from 'parquet-wasm';
const outcomeOf = async (read) => {
  try {
    return String(await read());
  } catch (error) {
    return `refused: ${error.message ?? error}`;
  }
};
const seen = [];
for (const [name, options] of [['no kvMetadata', {}], ['kvMetadata: []', { kvMetadata: [] }], ['kvMetadata of one', { kvMetadata: [{ key: 'a', value: 'b' }] }]]) {
  const file = parquetWriteBuffer({ columnData: [{ name: 'n', data: [1, 2, 3], type: 'INT32' }], ...options });
  const own = await outcomeOf(async () => (await parquetReadObjects({ file })).length);
  const rust = await outcomeOf(() => readParquet(new Uint8Array(file)).recordBatches().reduce((sum, batch) => sum + batch.numRows, 0));
  console.log(`${name}: expected 3 rows, seen by hyparquet ${own}, by parquet-wasm ${rust}`);
  seen.push(own, /^refused: .*Expected list element type/.test(rust) ? 'refused' : rust);
}
const isKnown = seen.join() === '3,3,3,refused,3,3';
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
