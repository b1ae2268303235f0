#!/usr/bin/env bash
# hyparquet never ends on a file of which one bit is another.
# One would expect: a damaged file is refused, or gives wrong values, as with parquet-wasm. What happens: where the bit makes the size of a page negative,
# the reader goes back to where it was and reads the same page again, for ever, and the whole process with it: no timer fires. Of the 1,192 bits of a file of three
# numbers, 8 do that. There is no checksum of pages by default.
# Whom it hurts: a server that reads files it did not write, or storage that may hand out a damaged one.
# What helps: a checksum of one's own that is looked at first (between the first four bytes and the first page there is room that no reader looks at), or a worker with a time limit.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund hyparquet@1.33.0 hyparquet-writer@0.17.0 parquet-wasm@0.8.0 >/dev/null
cat >run.mjs <<'JS'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readParquet } from 'parquet-wasm';
const PATIENCE_MS = 10_000;
function damaged([byte, bit]) {
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'n', data: [1, 2, 3], type: 'INT32' }] }));
  bytes[byte] ^= 1 << bit;
  return bytes;
}
if (!isMainThread) {
  const end = await parquetReadObjects({ file: damaged(workerData).buffer }).then(() => 'values', () => 'refused');
  parentPort.postMessage(end);
} else {
  let isKnown = true;
  for (const [place, known] of [[[10, 3], 'no end'], [[20, 7], 'no end'], [[21, 1], 'an end']]) {
    const worker = new Worker(new URL(import.meta.url), { workerData: place });
    const seen = await new Promise((resolve) => {
      worker.once('message', () => resolve('an end'));
      setTimeout(() => resolve('no end'), PATIENCE_MS);
    });
    await worker.terminate();
    let rust = 'values';
    try {
      readParquet(damaged(place));
    } catch {
      rust = 'refused';
    }
    console.log(`bit ${place[1]} of byte ${place[0]}: expected an end, seen ${seen} in ${PATIENCE_MS / 1000} s; parquet-wasm: ${rust}`);
    isKnown &&= seen === known;
  }
  if (!isKnown) console.log('the answer changed');
  process.exit(isKnown ? 0 : 1);
}
JS
node run.mjs
