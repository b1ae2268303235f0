/** The backlog: deliveries that are not finished, as a count per scope, status and age, taken from what history has seen and kept by each harvest. */
import { z } from 'zod';
import { scopeKey } from '../../metrics/cube/cube.ts';
import type { Intake } from '../../metrics/fact/fact.ts';
import { HOUR_MS, QUARTER_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import { openSpansOf } from '../quarters/open-spans.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { readJson, updateJson } from '../tables/json-value.ts';
import type { StoreKey } from '../tables/keys.ts';
import { removeDocumentsBefore } from '../tables/remove-documents.ts';
import { removeOld } from '../tables/remove-old.ts';
import type { ValueStore } from '../tables/value-store.ts';

/** Ages since createdon, upper bounds in hours. */
export const AGES = [
  { name: 'under 1 h', belowHours: 1 },
  { name: '1 to 4 h', belowHours: 4 },
  { name: '4 to 24 h', belowHours: 24 },
  { name: 'over 24 h', belowHours: Number.POSITIVE_INFINITY },
] as const;

const PARTITION = 'backlog';
const AFTER_PARTITION = 'backlog!';

const scopeSchema = z.object({ configuration: z.string(), queue: z.string(), channel: z.string(), dialMode: z.string() });
const schema = z.object({
  atMs: z.number(),
  items: z.array(z.object({ scope: scopeSchema, status: z.string(), age: z.string(), isZombie: z.boolean(), deliveries: z.number() })),
});
/** What was open at an instant (UTC epoch milliseconds). */
export type BacklogCount = z.infer<typeof schema>;

/** Where counts lie; an earlier release kept them as documents. */
export interface BacklogStores {
  readonly values: ValueStore;
  readonly documents: DocumentStore;
}

/** Counts the deliveries created in [sinceMs, atMs] that were not finished when last seen; undefined where the time is over before all are. Asks nothing of Dataverse, and reads only days that have some. @throws StoreError */
export async function countBacklog(
  stored: QuarterStore,
  sinceMs: number,
  atMs: number,
  isOver: () => boolean = () => false,
): Promise<BacklogCount | undefined> {
  // One that cannot be read must not keep the others from being counted: the report of its day names it.
  const quarters = stored.readable();
  const counts = new Map<string, BacklogCount['items'][number]>();
  const states = await Array.fromAsync(quarters.listStates(quarterOf(sinceMs), quarterOf(atMs) + QUARTER_MS));
  for (const [fromMs, toMs] of openSpansOf(states)) {
    for await (const { intakes } of quarters.listIntakes(fromMs, toMs)) {
      if (isOver()) return undefined;
      for (const intake of intakes) if (intake.placeMs === null) addIntake(counts, intake, atMs);
    }
  }
  return { atMs, items: [...counts.values()] };
}

function addIntake(counts: Map<string, BacklogCount['items'][number]>, intake: Intake, atMs: number): void {
  const { scope, openStatus: status, stuckFromMs, createdMs } = intake;
  const age = ageOf(atMs - createdMs);
  const isZombie = stuckFromMs !== null && stuckFromMs < atMs;
  const key = JSON.stringify([scopeKey(scope), status, age, isZombie]);
  const item = counts.get(key) ?? { scope: { ...scope }, status, age, isZombie, deliveries: 0 };
  item.deliveries++;
  counts.set(key, item);
}

function ageOf(ageMs: number): string {
  return (AGES.find(({ belowHours }) => ageMs < belowHours * HOUR_MS) ?? AGES[0]).name;
}

/** Keeps a count, of any size; of several in one quarter hour the last one stays. @throws StoreError */
export async function saveBacklog(values: ValueStore, count: BacklogCount): Promise<void> {
  await updateJson(values, { partition: PARTITION, row: rowOf(count.atMs) }, () => count);
}

/** The last count taken in [fromMs, toMs), UTC epoch milliseconds; undefined without one that can be read. @throws StoreError */
export async function loadBacklog({ values, documents }: BacklogStores, fromMs: number, toMs: number): Promise<BacklogCount | undefined> {
  let last: StoreKey | undefined;
  const heads = values.list(PARTITION, rowOf(fromMs), rowOf(toMs), { parts: [], instead: () => undefined });
  for await (const { key } of heads) last = key;
  const count = last && schema.safeParse(await readJson(values, last)).data;
  return count ?? lastDocument(documents, fromMs, toMs);
}

async function lastDocument(documents: DocumentStore, fromMs: number, toMs: number): Promise<BacklogCount | undefined> {
  let last: BacklogCount | undefined;
  for await (const { value } of documents.list(PARTITION, rowOf(fromMs), rowOf(toMs))) last = schema.safeParse(value).data ?? last;
  return last;
}

/** Removes the counts taken before the quarter hour of an instant, UTC epoch milliseconds, and gives their number. @throws StoreError */
export async function forgetBacklog({ values, documents }: BacklogStores, beforeMs: number): Promise<number> {
  const beforeRow = rowOf(beforeMs);
  const removed = await removeOld(values, { fromPartition: PARTITION, toPartition: AFTER_PARTITION, isOld: (row) => row < beforeRow });
  return removed + (await removeDocumentsBefore(documents, PARTITION, beforeRow));
}

function rowOf(instant: number): string {
  return new Date(quarterOf(instant)).toISOString().slice(0, 16);
}
