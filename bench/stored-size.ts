/** How many bytes a day takes in Blob Storage, written by the real store into a real Azurite, folded and looked back from once it is over. */
import { benchRows } from '../dev/sample/bench-rows.ts';
import { compactDays } from '../src/compaction/compact-days.ts';
import { FILE_KINDS, type FileKind } from '../src/history/days/day.ts';
import { CONTACT_BLOBS } from '../src/history/days/day-blobs.ts';
import { openHistory } from '../src/history/history.ts';
import { fileRow } from '../src/metrics/fact/make-fact.ts';
import { DAY_MS } from '../src/time/lengths.ts';
import { BENCH_DAY_MS, BENCH_RULES } from './bench-day.ts';
import { addFiling, type QuarterRows } from './pipeline.ts';

/** Bytes of the files of each kind. */
export interface StoredSize extends Readonly<Record<FileKind, number>> {
  readonly deliveries: number;
  /** Of what it tells of contacts. */
  readonly contacts: number;
}

/** Stores one day of `count` deliveries and weighs it. `prefix` names a history that is not in use. */
export async function storedSizeOf(
  connectionString: string,
  prefix: string,
  count: number,
  scopes: 'tied' | 'independent',
): Promise<StoredSize> {
  const found = new Map<number, QuarterRows>();
  for (const { delivery, attributes } of benchRows({ count, scopes, ...BENCH_DAY_MS })) {
    addFiling(found, fileRow({ row: delivery, attributes }, BENCH_RULES));
  }
  const { quarters, blobs } = await openHistory({ connection: { connectionString }, prefix });
  const edits = [...found].map(([quarterMs, { facts, intakes }]) => {
    const asked = { facts: facts.map(({ id }) => id), intakes: intakes.map(({ id }) => id) };
    return quarters.edit(quarterMs, asked, () => ({ facts, intakes }));
  });
  await Promise.all(edits);
  for await (const { dayMs } of quarters.listDays()) await quarters.compactDay(dayMs);
  await compactDays(quarters, { nowMs: BENCH_DAY_MS.toMs + DAY_MS });
  const sizeOf = async (prefix: string) =>
    (await Array.fromAsync(blobs.list(prefix), ({ sizeBytes }) => sizeBytes)).reduce((sum, bytes) => sum + bytes, 0);
  const sizes = await Promise.all(FILE_KINDS.map(async (kind) => [kind, await sizeOf(`${kind}/`)] as const));
  return { deliveries: count, contacts: await sizeOf(CONTACT_BLOBS), ...(Object.fromEntries(sizes) as Record<FileKind, number>) };
}
