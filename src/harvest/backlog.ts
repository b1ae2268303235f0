/** The backlog: deliveries that are not finished, as a small count per scope, status and age, kept by each harvest. */
import { z } from 'zod';
import type { DataverseClient } from '../dataverse/client.ts';
import type { DocumentStore } from '../history/document-store.ts';
import { updateDocument } from '../history/update-document.ts';
import { scopeKey } from '../metrics/cube.ts';
import type { Scope } from '../metrics/fact.ts';
import { fileRow, isFinished } from '../metrics/make-fact.ts';
import type { DeliveryRow } from '../metrics/row.ts';
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
const PARTITION = 'backlog';

const scopeSchema = z.object({ configuration: z.string(), queue: z.string(), channel: z.string(), dialMode: z.string() });
const schema = z.object({
  atMs: z.number(),
  items: z.array(z.object({ scope: scopeSchema, status: z.string(), age: z.string(), deliveries: z.number() })),
});
/** What was open at an instant (UTC epoch milliseconds). */
export type BacklogCount = z.infer<typeof schema>;

/** Counts the open rows in Dataverse. @throws DataverseError */
export async function countBacklog(
  dataverse: Pick<DataverseClient, 'listDeliveries'>,
  rules: Rules,
  signal?: AbortSignal,
): Promise<BacklogCount | undefined> {
  const counts = new Map<string, BacklogCount['items'][number]>();
  let atMs: number | undefined;
  for await (const page of dataverse.listDeliveries(OPEN_FILTER, signal === undefined ? {} : { signal })) {
    atMs ??= page.serverMs;
    for (const row of page.rows) if (!isFinished(row)) addRow(counts, row, rules, atMs);
  }
  return atMs === undefined ? undefined : { atMs, items: [...counts.values()] };
}

function addRow(counts: Map<string, BacklogCount['items'][number]>, row: DeliveryRow, rules: Rules, atMs: number): void {
  const { scope } = fileRow(row, [], rules).intake;
  const status = canonicalValue('status', row.msdyn_status ?? '') ?? openText(row.msdyn_status ?? '');
  const age = ageOf(atMs - (instantMs(row.createdon) ?? atMs));
  const key = JSON.stringify([scopeKey(scope), status, age]);
  const item = counts.get(key) ?? { scope: { ...scope }, status, age, deliveries: 0 };
  item.deliveries++;
  counts.set(key, item);
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

/** Whether a count's item lies in a scope. */
export function backlogItems(count: BacklogCount, keep: (scope: Scope) => boolean): { status: string; age: string; deliveries: number }[] {
  const sums = new Map<string, { status: string; age: string; deliveries: number }>();
  for (const { scope, status, age, deliveries } of count.items) {
    if (!keep(scope)) continue;
    const sum = sums.get(JSON.stringify([status, age])) ?? { status, age, deliveries: 0 };
    sum.deliveries += deliveries;
    sums.set(JSON.stringify([status, age]), sum);
  }
  return [...sums.values()].toSorted((a, b) => b.deliveries - a.deliveries);
}
