/** The backlog: deliveries that are not finished, as a small count per scope, status and age, kept by each harvest. */
import { z } from 'zod';
import type { DataverseClient } from '../dataverse/client.ts';
import type { DocumentStore } from '../history/document-store.ts';
import { updateDocument } from '../history/update-document.ts';
import { scopeKey } from '../metrics/cube.ts';
import { fileRow, hasOpenText, isFinished, type RowParts } from '../metrics/make-fact.ts';
import { scrubOf } from '../metrics/personal.ts';
import type { AttributeRow, DeliveryRow } from '../metrics/row.ts';
import type { Rules } from '../metrics/rules.ts';
import { instantMs, openText } from '../metrics/text.ts';
import { canonicalValue } from '../metrics/vocabulary.ts';
import { quarterOf } from '../time/quarter.ts';
import { OPEN_FILTER } from './day-filter.ts';

/** Ages since createdon, upper bounds in hours. */
export const AGES = [
  { name: 'under 1 h', belowHours: 1 },
  { name: '1 to 4 h', belowHours: 4 },
  { name: '4 to 24 h', belowHours: 24 },
  { name: 'over 24 h', belowHours: Number.POSITIVE_INFINITY },
] as const;

const HOUR_MS = 3_600_000;
/** A call that takes longer than this is none any more. */
const IN_PROCESS_HOURS = 4;
const PARTITION = 'backlog';

const scopeSchema = z.object({ configuration: z.string(), queue: z.string(), channel: z.string(), dialMode: z.string() });
const schema = z.object({
  atMs: z.number(),
  items: z.array(z.object({ scope: scopeSchema, status: z.string(), age: z.string(), isZombie: z.boolean(), deliveries: z.number() })),
});
/** What was open at an instant (UTC epoch milliseconds). */
export type BacklogCount = z.infer<typeof schema>;

/** Counts the open rows in Dataverse. @throws DataverseError */
export async function countBacklog(
  dataverse: Pick<DataverseClient, 'listDeliveries' | 'listAttributes'>,
  rules: Rules,
  signal?: AbortSignal,
): Promise<BacklogCount | undefined> {
  const counts = new Map<string, BacklogCount['items'][number]>();
  let atMs: number | undefined;
  for await (const page of dataverse.listDeliveries(OPEN_FILTER, signal === undefined ? {} : { signal })) {
    atMs ??= page.serverMs;
    const open = page.rows.filter((row) => !isFinished(row));
    const attributes = await attributesOf(dataverse, open.filter(hasOpenText), signal);
    for (const row of open)
      addRow(counts, { row, attributes: attributes.get(row.msdyn_proactive_deliveryid.toLowerCase()) ?? [] }, rules, atMs);
  }
  return atMs === undefined ? undefined : { atMs, items: [...counts.values()] };
}

/** By delivery id in lower case; they tell which person a text must not name. */
async function attributesOf(
  dataverse: Pick<DataverseClient, 'listAttributes'>,
  deliveries: readonly DeliveryRow[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, readonly AttributeRow[]>> {
  if (deliveries.length === 0) return new Map();
  const ids = deliveries.map((row) => row.msdyn_proactive_deliveryid);
  const found: AttributeRow[] = [];
  for await (const { rows } of dataverse.listAttributes(ids, signal === undefined ? {} : { signal })) found.push(...rows);
  return Map.groupBy(found, (row) => row._msdyn_proactive_delivery_value?.toLowerCase() ?? '');
}

type OpenRow = Required<Pick<RowParts, 'row' | 'attributes'>>;

function addRow(counts: Map<string, BacklogCount['items'][number]>, { row, attributes }: OpenRow, rules: Rules, atMs: number): void {
  const { scope } = fileRow({ row, attributes }, rules).intake;
  const status = canonicalValue('status', row.msdyn_status ?? '') ?? openText(scrubOf(row, attributes)(row.msdyn_status ?? ''));
  const age = ageOf(atMs - (instantMs(row.createdon) ?? atMs));
  const isZombie = isStuck(row, status, atMs);
  const key = JSON.stringify([scopeKey(scope), status, age, isZombie]);
  const item = counts.get(key) ?? { scope: { ...scope }, status, age, isZombie, deliveries: 0 };
  item.deliveries++;
  counts.set(key, item);
}

/** Nobody will finish it by itself: Pending though its window is over, or InProcess for hours. */
function isStuck(row: DeliveryRow, status: string, atMs: number): boolean {
  if (status === 'Pending') return (instantMs(row.msdyn_window_end_date) ?? atMs) < atMs;
  const sinceMs = instantMs(row.msdyn_start_date) ?? instantMs(row.modifiedon) ?? atMs;
  return status === 'InProcess' && atMs - sinceMs > IN_PROCESS_HOURS * HOUR_MS;
}

function ageOf(ageMs: number): string {
  return (AGES.find(({ belowHours }) => ageMs < belowHours * HOUR_MS) ?? AGES[0]).name;
}

/** Keeps a count; of several in one quarter hour the last one stays. */
export async function saveBacklog(documents: DocumentStore, count: BacklogCount): Promise<void> {
  await updateDocument(documents, { partition: PARTITION, row: rowOf(count.atMs) }, () => count);
}

/** The last count taken in [fromMs, toMs), UTC epoch milliseconds. */
export async function loadBacklog(documents: DocumentStore, fromMs: number, toMs: number): Promise<BacklogCount | undefined> {
  let last: BacklogCount | undefined;
  for await (const { value } of documents.list(PARTITION, rowOf(fromMs), rowOf(toMs))) last = schema.safeParse(value).data ?? last;
  return last;
}

function rowOf(instant: number): string {
  return new Date(quarterOf(instant)).toISOString().slice(0, 16);
}
