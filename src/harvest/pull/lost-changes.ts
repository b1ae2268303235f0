/** What expired from Dataverse before it was read: rows live for some time after their last change, and a reading may come later than that. */
import { loadRowLife, noteRowLife } from '../../history/state/row-life.ts';
import { harvestState, type Watermark } from '../../history/state/watermarks.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { DeliveryRow } from '../../metrics/row/row.ts';
import { instantMs } from '../../metrics/row/text.ts';
import { DAY_MS, MINUTE_MS } from '../../time/lengths.ts';

/** How long rows are taken to live where none has told it, milliseconds. */
const DEFAULT_LIFE_MS = 30 * DAY_MS;
/** A hundred years. */
const FOR_EVER_SECONDS = 100 * 365 * 86_400;
/** A run may take so long, and rows expire while it reads. */
const RUN_MS = 10 * MINUTE_MS;

/** From when on every change is still there for a reading that begins at the server's time `serverMs`; both UTC epoch milliseconds. Pure. */
export function aliveFromMs(serverMs: number, lifeMs: number): number {
  return serverMs - lifeMs + Math.min(RUN_MS, lifeMs / 4);
}

/**
 * How long a row lives after its last change, as it tells by itself, seconds; 0 where it tells nothing. One that should have been gone for a
 * day shows that rows do not expire as told, as in a file of old rows. Pure.
 */
export function toldLifeSeconds({ ttlinseconds, modifiedon }: DeliveryRow, nowMs: number): number {
  if (ttlinseconds === undefined || ttlinseconds === null || ttlinseconds <= 0) return 0;
  const ageMs = nowMs - (instantMs(modifiedon) ?? nowMs);
  return ageMs > ttlinseconds * 1000 + DAY_MS ? FOR_EVER_SECONDS : ttlinseconds;
}

/** Notes what has expired since harvests read Dataverse the last time: this one will not see it. To be called before the watermark moves. @throws StoreError */
export async function noteLost(
  documents: DocumentStore,
  { readToMs, modifiedMs, doneMs, sinceMs }: Watermark,
  { serverMs, overlapMs }: { readonly serverMs: number; readonly overlapMs: number },
): Promise<void> {
  const aliveMs = aliveFromMs(serverMs, (await loadRowLife(documents)) ?? DEFAULT_LIFE_MS);
  const readMs = readToMs ?? sinceMs;
  if (aliveMs > Math.max(readMs, Math.max(modifiedMs, doneMs ?? 0) - overlapMs)) await harvestState(documents).addLost([readMs, aliveMs]);
}

/** Notes that a harvest has read all changes, but for what was lost; `longestSeconds` is the longest life that a row of it told. The first one may go back further than any row lives. @throws StoreError */
export async function noteRead(
  documents: DocumentStore,
  longestSeconds: number,
  { sinceMs, readAtMs, isFirst }: { readonly sinceMs: number; readonly readAtMs: number; readonly isFirst: boolean },
): Promise<void> {
  const state = harvestState(documents);
  const lifeMs = await noteRowLife(documents, longestSeconds);
  if (isFirst && lifeMs !== null) await state.addLost([sinceMs, aliveFromMs(readAtMs, lifeMs)]);
  await state.addHarvest([sinceMs, readAtMs], readAtMs);
}
