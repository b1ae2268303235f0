/** How many bytes a day takes in Table Storage, written by the real store into a real Azurite and weighed there. */
import { benchRows } from '../dev/sample/bench-rows.ts';
import { quarterStore } from '../src/history/quarters/quarter-store.ts';
import { fromProperties } from '../src/history/tables/binary.ts';
import { inlineProperty, parseHead } from '../src/history/tables/head.ts';
import { openTables, type Tables } from '../src/history/tables/open-tables.ts';
import { valueStore } from '../src/history/tables/value-store.ts';
import { cubeOf } from '../src/metrics/cube/cube.ts';
import { fileRow } from '../src/metrics/fact/make-fact.ts';
import { BENCH_DAY_MS, BENCH_RULES } from './bench-day.ts';
import { addFiling, type QuarterRows } from './pipeline.ts';

/** Compressed bytes of each part of the day's quarter hours. */
export interface StoredSize {
  readonly deliveries: number;
  readonly facts: number;
  readonly intakes: number;
  readonly tally: number;
  readonly detail: number;
}

const PARTS = ['facts', 'intakes', 'tally', 'detail'] as const;

/** Stores one day of `count` deliveries and weighs it. `prefix` names tables that are not in use. */
export async function storedSizeOf(
  connectionString: string,
  prefix: string,
  count: number,
  scopes: 'tied' | 'independent',
): Promise<StoredSize> {
  const quarters = new Map<number, QuarterRows>();
  for (const { delivery, attributes } of benchRows({ count, scopes, ...BENCH_DAY_MS })) {
    addFiling(quarters, fileRow({ row: delivery, attributes }, BENCH_RULES));
  }
  const tables = await openTables({ connection: { connectionString }, prefix });
  const store = quarterStore(valueStore(tables));
  for (const [quarterMs, rows] of quarters) {
    const facts = rows.facts.toSorted(byId);
    const intakes = rows.intakes.toSorted(byId);
    await store.update(quarterMs, () => ({ facts, intakes, cube: cubeOf(facts, intakes) }));
  }
  return { deliveries: count, ...(await weigh(tables)) };
}

// As the harvest stores them.
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Bytes by part: what the heads hold themselves, and the chunks that they name. */
async function weigh({ heads, chunks }: Tables): Promise<Record<(typeof PARTS)[number], number>> {
  const chunkBytes = new Map<string, number>();
  for await (const chunk of chunks.listEntities()) chunkBytes.set(`${chunk.partitionKey}/${chunk.rowKey}`, fromProperties(chunk).length);
  const sizes = { facts: 0, intakes: 0, tally: 0, detail: 0 };
  for await (const entity of heads.listEntities()) {
    const key = { partition: `${entity.partitionKey}`, row: `${entity.rowKey}` };
    const head = parseHead(key, entity);
    for (const part of PARTS) {
      const { firstChunk, chunks: count } = head.parts.find(({ name }) => name === part) ?? { firstChunk: 0, chunks: 0 };
      const inline = entity[inlineProperty(part)];
      if (inline instanceof Uint8Array) sizes[part] += inline.length;
      for (let i = firstChunk; i < firstChunk + count; i++) {
        sizes[part] += chunkBytes.get(`${key.partition}/${key.row}~${head.generation}~${String(i).padStart(5, '0')}`) ?? Number.NaN;
      }
    }
  }
  return sizes;
}
