/** Results that are written after a delivery was filed: an attribute of type Result leads back to its delivery, which is then filed anew. */
import type { DataverseClient } from '../../dataverse/client.ts';
import type { OrphanAttribute } from '../../history/state/orphans.ts';
import { isFinished, rowId } from '../../metrics/fact/make-fact.ts';
import { idKey } from '../../metrics/row/record-id.ts';
import type { AttributeRow, DeliveryRow } from '../../metrics/row/row.ts';
import { instantMs } from '../../metrics/row/text.ts';
import type { RecentRows, VersionedRow } from './recent-rows.ts';

interface Waiting extends VersionedRow {
  readonly modifiedMs: number;
  /** When it was created, UTC epoch milliseconds. */
  readonly createdMs: number;
}

/** Changed results that have not found their way into a fact yet. */
export interface LateResults {
  /** Greatest modifiedon seen, UTC epoch milliseconds, null without a row. */
  readonly newestModifiedMs: number | null;
  /** Takes note of attributes that were read with their delivery: those are dealt with. */
  settle(rows: readonly AttributeRow[]): void;
  /** Ids of the deliveries that have to be read for what is left. */
  deliveryIds(): readonly string[];
  /** Settles what is left, once those deliveries were read: gives the attributes that belong to none. What is too new to tell stays, for the next harvest. */
  settleRest(found: readonly DeliveryRow[], settledBeforeMs: number): readonly OrphanAttribute[];
}

/** Lists the results changed from an instant on (UTC epoch milliseconds), less those that an earlier harvest has dealt with. @throws DataverseError */
export async function listLateResults(
  dataverse: Pick<DataverseClient, 'listResultsChangedSince'>,
  fromMs: number,
  recent: RecentRows,
  signal?: AbortSignal,
): Promise<LateResults> {
  // By delivery, then by attribute.
  const waiting = new Map<string, Map<string, Waiting>>();
  let newestModifiedMs: number | null = null;
  for await (const { rows } of dataverse.listResultsChangedSince(fromMs, { signal })) {
    for (const row of rows) {
      const result = waitingOf(row);
      newestModifiedMs = Math.max(newestModifiedMs ?? 0, result.modifiedMs);
      if (!recent.has(result, result.modifiedMs)) groupOf(waiting, row).set(result.id, result);
    }
  }
  const settled = (result: Waiting) => recent.add(result, result.modifiedMs);
  return {
    newestModifiedMs,
    settle(rows) {
      for (const row of rows) {
        const group = waiting.get(deliveryIdOf(row));
        const result = group?.get(idKey(row.msdyn_proactive_delivery_attributeid));
        // Another replica may still give the version before.
        if (group === undefined || result === undefined || (instantMs(row.modifiedon) ?? 0) < result.modifiedMs) continue;
        settled(result);
        group.delete(result.id);
        if (group.size === 0) waiting.delete(deliveryIdOf(row));
      }
    },
    // Those that name no delivery have nothing to be read: they end as orphans.
    deliveryIds: () => [...waiting.keys()].filter((id) => id !== ''),
    settleRest(found, settledBeforeMs) {
      // A delivery that is not finished reads its attributes when it is.
      for (const row of found) if (!isFinished(row)) settleGroup(waiting, rowId(row), settled);
      const known = new Set(found.map((row) => rowId(row)));
      const lost = [...waiting].flatMap(([id, group]) => (known.has(id) ? [] : [...group.values()]));
      const orphans = lost.filter(({ modifiedMs }) => modifiedMs < settledBeforeMs);
      for (const orphan of orphans) settled(orphan);
      return orphans.map(({ id, createdMs }) => ({ id, createdMs }));
    },
  };
}

function settleGroup(waiting: Map<string, Map<string, Waiting>>, deliveryId: string, settled: (result: Waiting) => void): void {
  for (const result of waiting.get(deliveryId)?.values() ?? []) settled(result);
  waiting.delete(deliveryId);
}

function waitingOf(row: AttributeRow): Waiting {
  const { msdyn_proactive_delivery_attributeid: id, versionnumber, modifiedon, createdon } = row;
  const modifiedMs = instantMs(modifiedon) ?? 0;
  return { id: idKey(id), versionnumber, modifiedon, modifiedMs, createdMs: instantMs(createdon) ?? modifiedMs };
}

function groupOf(waiting: Map<string, Map<string, Waiting>>, row: AttributeRow): Map<string, Waiting> {
  const id = deliveryIdOf(row);
  const group = waiting.get(id) ?? new Map<string, Waiting>();
  waiting.set(id, group);
  return group;
}

/** Empty where the attribute names no delivery. */
function deliveryIdOf(row: AttributeRow): string {
  return idKey(row._msdyn_proactive_delivery_value);
}
