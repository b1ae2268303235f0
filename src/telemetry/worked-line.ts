/** What the log says of a delivery that was worked on: which one, and how many recipients stand how. Who they are is the ledger's to say. */
import { deliveryId } from '../subscriptions/delivery/digest-id.ts';
import type { Delivered } from '../subscriptions/work/deliver.ts';
import type { LogFields } from './log-fields.ts';

export interface WorkedLine {
  /** Names the delivery for people. */
  readonly name: string;
  readonly text: string;
  readonly fields: LogFields;
}

/** Pure. */
export function workedLine({ delivery, entries, error }: Delivered): WorkedLine {
  const { subscription, period, kind, state, reason } = delivery;
  const name = `send: ${subscription}, ${period.from} (${period.zone}), ${kind},`;
  const counts = Object.fromEntries([...Map.groupBy(entries, (entry) => entry.state)].map(([ended, group]) => [ended, group.length]));
  const told = Object.entries(counts)
    .map(([ended, count]) => `${count} ${ended}`)
    .join(', ');
  const why = told || reason;
  const fields = { subscription, delivery: deliveryId(delivery), state, ...(error && { error: error.code }), counts };
  return { name, text: `${name} is ${state}${why ? `: ${why}` : ''}`, fields };
}
