/** Look-backs out of facts: those of a span from its own facts and the ones before, one hash range of contacts at a time so that memory stays flat. */
import { newBitmap } from '../bitmap.ts';
import type { ContactFact } from '../contact-fact.ts';
import { newContactNumbers, type WantedContacts } from '../contact-numbers.ts';
import { type HashRange, inHashRange } from '../hash-range.ts';
import { CAP_WINDOWS, type CapWindow } from './cap-windows.ts';
import { endOfUtcDay, type LookBack } from './look-back.ts';
import { lookBackOf } from './look-back-of.ts';
import { newPastRows } from './past-rows.ts';

export interface LookBackOptions extends HashRange {
  /** First instant of the span, UTC epoch milliseconds; facts are in it by their place. */
  readonly fromMs: number;
  /** First instant after it. */
  readonly toMs: number;
  /** @default CAP_WINDOWS */
  readonly windows?: readonly CapWindow[];
}

export interface LookBackScan {
  /** Rows kept so far. */
  readonly size: number;
  /** The contacts whose other facts are looked at. To be asked once all facts of the span were added. */
  readonly lookedAt: WantedContacts;
  /**
   * A fact of the span, of the LOOK_BACK_DAYS before it or of the rest of its last UTC day, of any scope, in any order. Of the facts outside the span those
   * of other contacts than `lookedAt` change nothing, nor do those before and after that.
   */
  add(fact: ContactFact): void;
  /** By id, those of the span's facts that have a contact in the hash range; NO_LOOK_BACK is that of a fact without one. */
  finish(): ReadonlyMap<string, LookBack>;
}

/** @throws RangeError where an option is out of range */
export function newLookBackScan({ fromMs, toMs, windows = CAP_WINDOWS, ...range }: LookBackOptions): LookBackScan {
  if (!(fromMs <= toMs)) throw new RangeError(`Cannot look back from "${fromMs}" to "${toMs}": the span ends before it starts`);
  const isInRange = inHashRange(range);
  const contacts = newContactNumbers();
  const rows = newPastRows();
  const asking = newBitmap();
  // Of the span alone.
  const ids = new Map<number, string>();
  const endMs = toMs > fromMs ? endOfUtcDay(toMs - 1) : toMs;
  return {
    get size() {
      return rows.size;
    },
    lookedAt: contacts.wanted(asking.has),
    add(fact) {
      const { contact, placeMs } = fact;
      if (contact === '' || placeMs >= endMs || !isInRange(contact)) return;
      const number = contacts.add(contact);
      if (placeMs >= fromMs && placeMs < toMs) {
        ids.set(rows.size, fact.id);
        asking.add(number);
      }
      rows.add(fact, number);
    },
    finish() {
      const found = new Map<string, LookBack>();
      for (const list of rows.byContact(contacts.size)) {
        for (const [index, { row }] of list.entries()) {
          const id = ids.get(row);
          const lookBack = id === undefined ? undefined : lookBackOf(list, index, windows);
          if (id !== undefined && lookBack !== undefined) found.set(id, lookBack);
        }
      }
      return found;
    },
  };
}
