/** The bytes that every contender reads: seeded rows of one day as two NDJSON files, in batches of one page. */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { benchRows } from '../dev/sample/bench-rows.ts';
import { BENCH_DAY_MS } from './bench-day.ts';

/** Deliveries a batch: for as many the harvest asks for attributes at once (pull-slices.ts). */
export const PAGE_ROWS = 650;

/** Deliveries with all of their attributes, each as NDJSON. */
export interface Batch {
  readonly deliveries: Buffer;
  readonly attributes: Buffer;
}

export interface BenchFiles {
  /** Paths. */
  readonly deliveries: string;
  readonly attributes: string;
  /** Bytes of each batch in the two files, in their order. */
  readonly batches: readonly { readonly deliveries: number; readonly attributes: number }[];
  readonly sizeBytes: number;
  readonly deliveryCount: number;
  readonly attributeCount: number;
}

/** Writes `count` deliveries (integer > 0) with their attributes into a folder that exists. */
export function writeBenchFiles(folder: string, count: number): BenchFiles {
  const paths = { deliveries: join(folder, 'deliveries.ndjson'), attributes: join(folder, 'attributes.ndjson') };
  const files = { deliveries: openSync(paths.deliveries, 'w'), attributes: openSync(paths.attributes, 'w') };
  const batches: BenchFiles['batches'][number][] = [];
  let attributeCount = 0;
  let page = { deliveries: '', attributes: '' };
  let row = 0;
  for (const { delivery, attributes } of benchRows({ count, ...BENCH_DAY_MS })) {
    page.deliveries += `${JSON.stringify(delivery)}\n`;
    for (const attribute of attributes) page.attributes += `${JSON.stringify(attribute)}\n`;
    attributeCount += attributes.length;
    row++;
    if (row % PAGE_ROWS !== 0 && row !== count) continue;
    batches.push({ deliveries: writeSync(files.deliveries, page.deliveries), attributes: writeSync(files.attributes, page.attributes) });
    page = { deliveries: '', attributes: '' };
  }
  for (const file of Object.values(files)) closeSync(file);
  const sizeBytes = batches.reduce((sum, batch) => sum + batch.deliveries + batch.attributes, 0);
  return { ...paths, batches, sizeBytes, deliveryCount: count, attributeCount };
}

/** The batches in their order, read one at a time. */
export function* readBatches(files: BenchFiles): Generator<Batch> {
  const deliveries = openSync(files.deliveries, 'r');
  const attributes = openSync(files.attributes, 'r');
  for (const size of files.batches) {
    yield { deliveries: readNext(deliveries, size.deliveries), attributes: readNext(attributes, size.attributes) };
  }
  closeSync(deliveries);
  closeSync(attributes);
}

function readNext(file: number, sizeBytes: number): Buffer {
  const bytes = Buffer.alloc(sizeBytes);
  const read = readSync(file, bytes);
  if (read !== sizeBytes) throw new Error(`Cannot read a batch of ${sizeBytes} bytes: the file gave ${read}`);
  return bytes;
}

/** The rows of NDJSON bytes, parsed and nothing more. */
export function parseNdjson(bytes: Buffer): unknown[] {
  const rows: unknown[] = [];
  for (const line of bytes.toString('utf8').split('\n')) if (line !== '') rows.push(JSON.parse(line));
  return rows;
}
