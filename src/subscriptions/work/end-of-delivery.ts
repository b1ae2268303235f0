/** How a delivery stands, by what came of its recipients. */
import type { Delivery, DeliveryState } from '../delivery/delivery.ts';
import type { LedgerEntry } from '../delivery/ledger.ts';

export type Standing = Pick<Delivery, 'state' | 'reason'> & Partial<Pick<Delivery, 'reasonId'>>;

// What the next digest tells comes first, then what a person has to find out.
const WORST: readonly DeliveryState[] = ['missed', 'ambiguous', 'failed', 'sent'];

/** Pure: open while one of them has no end; then the worst of them, and skipped where nobody was to get it. */
export function standingOf(entries: readonly LedgerEntry[]): Standing {
  const open = entries.find(({ state }) => state === 'sending' || state === 'retry');
  if (open !== undefined) return { state: 'sending', reason: open.reason };
  for (const state of WORST) {
    const entry = entries.find((one) => one.state === state);
    if (entry !== undefined) return { state, reason: state === 'sent' ? '' : entry.reason };
  }
  const [skipped] = entries;
  return { state: 'skipped', reason: skipped?.reason ?? 'nobody is to get it', ...(skipped?.skipped && { reasonId: skipped.skipped }) };
}
