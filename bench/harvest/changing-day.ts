/** A day of deliveries as they change: written into an emulator moment by moment, with the emulator's clock. */
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { type BenchRecord, benchRows } from '../../dev/sample/bench-rows.ts';
import { createRandom } from '../../dev/sample/random.ts';
import type { AttributeRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';

const INPUT = 700_610_000;
const RESULT = 700_610_001;
/** Of five attributes, those that are there before the call. */
const INPUTS = 3;

/** How often each delivery is changed after it was created. */
export const CHANGES = 4;

interface Change {
  readonly atMs: number;
  readonly delivery: DeliveryRow;
  readonly attributes: readonly AttributeRow[];
}

/** The changes of `count` deliveries in the day that begins at an instant (UTC epoch milliseconds), in order of time. Another seed has other deliveries. */
export function changesOfDay(count: number, dayMs: number, seed = 1): readonly Change[] {
  const random = createRandom('day of harvests');
  const changes: Change[] = [];
  // Created up to an hour before the call; all of it lies within the day.
  for (const record of benchRows({ seed, count, fromMs: dayMs + HOUR_MS, toMs: dayMs + DAY_MS - 30 * MINUTE_MS }))
    changes.push(...changesOf(record, random.int(60, 300) * 1000));
  return changes.sort((a, b) => a.atMs - b.atMs);
}

/** Created; its window changed; called; finished, with its results; and wrapped up. */
function changesOf({ delivery, attributes }: BenchRecord, wrapUpMs: number): readonly Change[] {
  const startMs = Date.parse(delivery.msdyn_start_date ?? '');
  const endMs = Date.parse(delivery.msdyn_result_date ?? '');
  // None of them names a conversation: there is none to be found.
  const finished = { ...delivery, msdyn_conversation_id: null };
  const codes = delivery.msdyn_disposition_codes ?? null;
  const pending = {
    ...finished,
    msdyn_status: 'Pending',
    msdyn_result: null,
    msdyn_result_date: null,
    msdyn_start_date: null,
    msdyn_end_date: null,
  };
  const before = { ...pending, msdyn_disposition_codes: null };
  const typed = attributes.map((attribute, i) => ({ ...attribute, msdyn_type: i < INPUTS ? INPUT : RESULT }));
  return [
    { atMs: startMs - HOUR_MS, delivery: before, attributes: typed.slice(0, INPUTS) },
    { atMs: startMs - HOUR_MS / 2, delivery: before, attributes: [] },
    {
      atMs: startMs,
      delivery: { ...before, msdyn_status: 'InProcess', msdyn_start_date: delivery.msdyn_start_date ?? null },
      attributes: [],
    },
    { atMs: endMs, delivery: { ...finished, msdyn_disposition_codes: null }, attributes: typed.slice(INPUTS) },
    { atMs: endMs + wrapUpMs, delivery: { ...finished, msdyn_disposition_codes: codes }, attributes: [] },
  ];
}

/** Writes a change as the service does: with its time and a version of its own. */
export function writeChange(emulator: Emulator, { atMs, delivery, attributes }: Change, version: number): void {
  const modifiedon = new Date(atMs).toISOString();
  emulator.table('msdyn_proactive_deliveries').upsert({ ...delivery, modifiedon, versionnumber: version });
  for (const attribute of attributes)
    emulator
      .table('msdyn_proactive_delivery_attributes')
      .upsert({ ...attribute, createdon: modifiedon, modifiedon, versionnumber: version });
}
