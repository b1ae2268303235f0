/** Fills an emulator with rows for benchmarks, without a file. */
import { benchRows } from '../sample/bench-rows.ts';
import type { Emulator } from './emulator.ts';

export interface BenchFill {
  /** Number of deliveries; each has five attributes. */
  readonly count: number;
  /** Deliveries start within [fromMs, toMs), UTC epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** Loads the rows that benchRows() gives, but none names a conversation: there are none to be found. The same fill gives the same rows. */
export async function fillBench(emulator: Emulator, fill: BenchFill): Promise<void> {
  // Made twice rather than kept twice: a million deliveries take 2.6 GB.
  await emulator.load('msdyn_proactive_deliveries', deliveries(fill));
  await emulator.load('msdyn_proactive_delivery_attributes', attributes(fill));
}

function* deliveries(fill: BenchFill) {
  for (const { delivery } of benchRows(fill)) yield { ...delivery, msdyn_conversation_id: null };
}

function* attributes(fill: BenchFill) {
  for (const record of benchRows(fill)) for (const attribute of record.attributes) yield { ...attribute };
}
