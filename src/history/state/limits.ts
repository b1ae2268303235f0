/** Limits of configurations as they were last read: a document each, so that no number of them is too many; asked again once a day. */
import { z } from 'zod';
import type { DataverseClient } from '../../dataverse/client.ts';
import type { ConfigurationLimits } from '../../metrics/row/configuration-limits.ts';
import { isGuid } from '../../metrics/row/record-id.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { unlessChanged } from '../tables/conflicts.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

const PARTITION = 'limits';
const number = z.number().nullable();
const schema = z.object({
  /** UTC epoch milliseconds. */
  askedMs: z.number(),
  limits: z
    .object({
      throttles: z.array(z.object({ metric: z.string(), threshold: number, periodMinutes: number })),
      botFailureTreatment: z.string().nullable(),
      botFailurePercent: number,
      firstResponseMinutes: number,
      queuePercent: number,
    })
    .nullable(),
});

/** By id; a configuration without limits is absent. @throws StoreError */
export async function loadLimits(documents: DocumentStore): Promise<ReadonlyMap<string, ConfigurationLimits>> {
  const known = await listKnown(documents);
  return new Map([...known].flatMap(([id, { limits }]) => (limits === null ? [] : [[id, limits]])));
}

/** Asks Dataverse for those that are new, or were asked more than a day ago, and keeps them. @throws DataverseError, StoreError */
export async function rememberLimits(
  documents: DocumentStore,
  dataverse: Pick<DataverseClient, 'listLimits'>,
  ids: Iterable<string>,
  nowMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const wanted = [...ids].filter(isGuid);
  if (wanted.length === 0) return;
  const known = await listKnown(documents);
  const missing = wanted.filter((id) => nowMs - (known.get(id)?.askedMs ?? Number.NEGATIVE_INFINITY) >= DAY_MS);
  if (missing.length === 0) return;
  const found = await dataverse.listLimits(missing, { signal });
  for (const id of missing) {
    await updateDocument(documents, { partition: PARTITION, row: id }, () => ({ askedMs: nowMs, limits: found.get(id) ?? null }));
  }
}

/** Removes what was last asked for before an instant, UTC epoch milliseconds, and gives its number. @throws StoreError */
export async function forgetLimits(documents: DocumentStore, beforeMs: number): Promise<number> {
  let removed = 0;
  for await (const { key, value, etag } of documents.list(PARTITION)) {
    if ((schema.safeParse(value).data?.askedMs ?? 0) >= beforeMs) continue;
    if (await unlessChanged(() => documents.delete(key, etag))) removed++;
  }
  return removed;
}

/** What cannot be read is not known: it is asked again. */
async function listKnown(documents: DocumentStore): Promise<ReadonlyMap<string, z.infer<typeof schema>>> {
  const known = new Map<string, z.infer<typeof schema>>();
  for await (const { key, value } of documents.list(PARTITION)) {
    const { data } = schema.safeParse(value);
    if (data !== undefined) known.set(key.row, data);
  }
  return known;
}
