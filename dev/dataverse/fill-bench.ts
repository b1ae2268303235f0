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
export function fillBench(emulator: Emulator, fill: BenchFill): void {
  const [deliveries, attributes] = [emulator.table('msdyn_proactive_deliveries'), emulator.table('msdyn_proactive_delivery_attributes')];
  for (const record of benchRows(fill)) {
    deliveries.load({ ...record.delivery, msdyn_conversation_id: null });
    for (const attribute of record.attributes) attributes.load({ ...attribute });
  }
  deliveries.prepare();
  attributes.prepare();
}
