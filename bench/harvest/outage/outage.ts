/** An outage of three days: what Dataverse has at its end, and what the last harvest before it had left. */
import type { Emulator } from '../../../dev/dataverse/emulator.ts';
import { type BenchRecord, benchRows } from '../../../dev/sample/bench-rows.ts';
import { RESULT_TYPE } from '../../../dev/sample/rows.ts';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import type { DocumentStore } from '../../../src/history/tables/document-store.ts';
import type { AttributeRow } from '../../../src/metrics/row/row.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';

/** Results of each delivery. */
export const RESULTS = 2;
/** The results of one delivery in so many are written hours after it: it is read again for them. */
export const ONE_LATE_IN = 10;
const LATE_MS = 6 * HOUR_MS;
const DAYS = 3;

/** [fromMs, toMs), UTC epoch milliseconds. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The one that ends an hour before an instant, UTC epoch milliseconds. */
export function outageBefore(nowMs: number): Outage {
  return { fromMs: nowMs - HOUR_MS - DAYS * DAY_MS, toMs: nowMs - HOUR_MS };
}

/** Loads `count` deliveries that were called in the outage, with their results, row by row. */
export function fillOutage(emulator: Emulator, { fromMs, toMs }: Outage, count: number): void {
  const [deliveries, attributes] = [emulator.table('msdyn_proactive_deliveries'), emulator.table('msdyn_proactive_delivery_attributes')];
  // All of it is created after the outage began, too.
  const calls = { count, fromMs: fromMs + 2 * HOUR_MS, toMs: toMs - HOUR_MS };
  let n = 0;
  for (const record of benchRows(calls)) {
    deliveries.load({ ...record.delivery, msdyn_conversation_id: null });
    for (const result of resultsOf(record, n++ % ONE_LATE_IN === 0 ? LATE_MS : 0, toMs)) attributes.load({ ...result });
  }
  deliveries.prepare();
  attributes.prepare();
}

function resultsOf({ attributes }: BenchRecord, laterMs: number, latestMs: number): readonly AttributeRow[] {
  return attributes.slice(0, RESULTS).map((attribute) => {
    const modifiedMs = Math.min(Date.parse(attribute.modifiedon ?? '') + laterMs, latestMs);
    return { ...attribute, msdyn_type: RESULT_TYPE, modifiedon: `${new Date(modifiedMs).toISOString().slice(0, 19)}Z` };
  });
}

/** Leaves what a complete harvest leaves that ran when the outage began. */
export async function markBefore({ fromMs }: Outage, documents: DocumentStore): Promise<void> {
  const state = harvestState(documents);
  const mark = { sinceMs: fromMs - DAY_MS, beganMs: fromMs - DAY_MS, modifiedMs: fromMs, doneMs: null, readToMs: fromMs, widthMs: HOUR_MS };
  await state.moveWatermark(mark);
  await state.moveAttributesWatermark(fromMs);
  await state.addCoverage([mark.sinceMs, fromMs], fromMs);
}
