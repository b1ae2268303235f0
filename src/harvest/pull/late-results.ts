/** Results that are written after a delivery was filed: an attribute of type Result leads back to its delivery, which is then filed anew. */
import type { OrphanAttribute } from '../../history/state/orphans.ts';
import { RESULT_TYPE } from '../../metrics/row/attribute-types.ts';
import { idKey } from '../../metrics/row/record-id.ts';
import type { AttributeRow } from '../../metrics/row/row.ts';
import { instantMs } from '../../metrics/row/text.ts';
import { recentMap } from '../../recent-map.ts';
import type { RecentRows, VersionedRow } from './recent-rows.ts';

interface Waiting extends VersionedRow {
  readonly modifiedMs: number;
  /** When it was created, UTC epoch milliseconds. */
  readonly createdMs: number;
}

/** Changed results that have not found their way into a fact yet: as many as the slices under way have, however many there are in all. */
export interface LateResults {
  /** Greatest modifiedon listed, UTC epoch milliseconds, null without a row. */
  readonly newestModifiedMs: number | null;
  /** Takes note of listed results, less those that an earlier harvest has dealt with or that came with their delivery already. */
  note(rows: readonly AttributeRow[]): void;
  /** Takes note of attributes that were read with their delivery: those are dealt with. */
  settle(rows: readonly AttributeRow[]): void;
  /** Ids of the deliveries that have to be read for what was changed before an instant, UTC epoch milliseconds, and still waits. */
  deliveryIds(beforeMs: number): readonly string[];
  /**
   * Settles what still waits of deliveries that were asked for by their ids. `found` says of those that are there whether they are finished.
   * Gives the attributes that belong to none; what was changed at `settledBeforeMs` or later is too new to tell, and stays.
   */
  settleRest(ids: readonly string[], found: ReadonlyMap<string, boolean>, settledBeforeMs: number): readonly OrphanAttribute[];
}

// A result and its delivery change at about the same time, but the one may lie in the slice after the other's.
const REMEMBERED = 20_000;

export function lateResults(recent: RecentRows): LateResults {
  // By delivery, then by attribute.
  const waiting = new Map<string, Map<string, Waiting>>();
  // Without a number, two versions of one second look the same: such a result is read again.
  const read = recentMap<string, number | string | null | undefined>(REMEMBERED);
  let newestModifiedMs: number | null = null;
  const settled = (result: Waiting) => recent.add(result, result.modifiedMs);
  return {
    get newestModifiedMs() {
      return newestModifiedMs;
    },
    note(rows) {
      for (const row of rows) {
        const result = waitingOf(row);
        newestModifiedMs = Math.max(newestModifiedMs ?? 0, result.modifiedMs);
        if (recent.has(result, result.modifiedMs)) continue;
        if (row.versionnumber != null && read.get(result.id) === row.versionnumber) settled(result);
        else groupOf(waiting, deliveryIdOf(row)).set(result.id, result);
      }
    },
    settle(rows) {
      for (const row of rows) {
        if (row.msdyn_type !== RESULT_TYPE) continue;
        const [id, delivery] = [idKey(row.msdyn_proactive_delivery_attributeid), deliveryIdOf(row)];
        read.set(id, row.versionnumber);
        const result = waiting.get(delivery)?.get(id);
        // Another replica may still give the version before.
        if (result === undefined || (instantMs(row.modifiedon) ?? 0) < result.modifiedMs) continue;
        settled(result);
        drop(waiting, delivery, id);
      }
    },
    deliveryIds: (beforeMs) =>
      [...waiting].flatMap(([id, group]) => ([...group.values()].some(({ modifiedMs }) => modifiedMs < beforeMs) ? [id] : [])),
    settleRest(ids, found, settledBeforeMs) {
      const orphans: OrphanAttribute[] = [];
      for (const delivery of ids) {
        const isFinished = found.get(delivery);
        for (const result of waiting.get(delivery)?.values() ?? []) {
          // A delivery that is not finished reads its attributes when it is.
          if (isFinished !== false && result.modifiedMs >= settledBeforeMs) continue;
          if (isFinished === undefined) orphans.push({ id: result.id, createdMs: result.createdMs });
          if (isFinished !== true) settled(result);
          drop(waiting, delivery, result.id);
        }
      }
      return orphans;
    },
  };
}

function drop(waiting: Map<string, Map<string, Waiting>>, delivery: string, id: string): void {
  const group = waiting.get(delivery);
  group?.delete(id);
  if (group?.size === 0) waiting.delete(delivery);
}

function waitingOf(row: AttributeRow): Waiting {
  const { msdyn_proactive_delivery_attributeid: id, versionnumber, modifiedon, createdon } = row;
  const modifiedMs = instantMs(modifiedon) ?? 0;
  return { id: idKey(id), versionnumber, modifiedon, modifiedMs, createdMs: instantMs(createdon) ?? modifiedMs };
}

function groupOf(waiting: Map<string, Map<string, Waiting>>, delivery: string): Map<string, Waiting> {
  const group = waiting.get(delivery) ?? new Map<string, Waiting>();
  waiting.set(delivery, group);
  return group;
}

/** Empty where the attribute names no delivery: nothing is to be read for it, and it ends as an orphan. */
function deliveryIdOf(row: AttributeRow): string {
  return idKey(row._msdyn_proactive_delivery_value);
}
