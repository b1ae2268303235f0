/** The bytes that every contender reads: seeded rows as NDJSON files, in batches as the harvest files them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchRows } from '../dev/sample/bench-rows.ts';
import { DAY_MS } from './bench-day.ts';

/** Deliveries a batch; the harvest files as many at once. */
const BATCH_ROWS = 5_000;
const DELIVERIES = '.deliveries.ndjson';
const ATTRIBUTES = '.attributes.ndjson';

/** Deliveries with all of their attributes, each as NDJSON. */
export interface Batch {
  readonly deliveries: Buffer;
  readonly attributes: Buffer;
}

export interface BenchFiles {
  /** Patterns of the files' paths. */
  readonly deliveries: string;
  readonly attributes: string;
  readonly sizeBytes: number;
  readonly deliveryCount: number;
  readonly attributeCount: number;
}

/** Writes `count` deliveries of one day, with their attributes, into a folder that exists. */
export function writeBenchFiles(folder: string, count: number): BenchFiles {
  let sizeBytes = 0;
  let attributeCount = 0;
  let lines: { deliveries: string[]; attributes: string[] } = { deliveries: [], attributes: [] };
  const write = (batch: number, kind: keyof typeof lines, suffix: string) => {
    const bytes = Buffer.from(lines[kind].join(''));
    writeFileSync(join(folder, `${String(batch).padStart(5, '0')}${suffix}`), bytes);
    sizeBytes += bytes.length;
  };
  let row = 0;
  for (const { delivery, attributes } of benchRows({ count, fromMs: DAY_MS.from, toMs: DAY_MS.to })) {
    lines.deliveries.push(`${JSON.stringify(delivery)}\n`);
    for (const attribute of attributes) lines.attributes.push(`${JSON.stringify(attribute)}\n`);
    attributeCount += attributes.length;
    row++;
    if (row % BATCH_ROWS !== 0 && row !== count) continue;
    const batch = Math.ceil(row / BATCH_ROWS);
    write(batch, 'deliveries', DELIVERIES);
    write(batch, 'attributes', ATTRIBUTES);
    lines = { deliveries: [], attributes: [] };
  }
  const pattern = (suffix: string) => join(folder, `*${suffix}`);
  return { deliveries: pattern(DELIVERIES), attributes: pattern(ATTRIBUTES), sizeBytes, deliveryCount: count, attributeCount };
}

/** The batches of a folder in their order, read one at a time. */
export function* readBatches(folder: string): Generator<Batch> {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(DELIVERIES)) continue;
    const read = (suffix: string) => readFileSync(join(folder, name.replace(DELIVERIES, suffix)));
    yield { deliveries: read(DELIVERIES), attributes: read(ATTRIBUTES) };
  }
}

/** The rows of NDJSON bytes, parsed and nothing more. */
export function parseNdjson(bytes: Buffer): unknown[] {
  const rows: unknown[] = [];
  for (const line of bytes.toString('utf8').split('\n')) if (line !== '') rows.push(JSON.parse(line));
  return rows;
}
