/** Frequency caps: at most so many attempts at one contact, or at one contact about one matter, in any so many hours, whoever in the organisation makes them. */
import { HOUR_MS } from '../../time/lengths.ts';
import type { ContactRow } from './contact-fact.ts';
import { mergeScopeCounts, newScopeCounter, type ScopeCount } from './scope-counts.ts';

/** What counting needs of a rule pack's cap (zones/rule-packs.ts). */
export interface FrequencyCap {
  readonly id: string;
  /** Most attempts allowed, whole number, 0 or more. */
  readonly attempts: number;
  /** Length of the rolling window, hours, more than 0. */
  readonly hours: number;
  /** matter = the attempts about each matter (msdyn_tracking_id) apart; those without one together, by contact. @default contact */
  readonly per?: CapUnit | undefined;
}

/** What a cap counts by. */
export type CapUnit = 'contact' | 'matter';

export interface CapBreaches {
  /** Id of the cap. */
  readonly id: string;
  /** Contacts with at least one attempt over the cap. */
  readonly contactsOver: number;
  /** Attempts over the cap. */
  readonly rowsOver: number;
  /** The same by where they were made. */
  readonly byScope: readonly ScopeCount[];
  /** Most attempts in a window that ends with an attempt of the period, whether over the cap or not. */
  readonly maxSeen: number;
  /** The same, at one contact whatever the matter: a tracking id that differs from call to call would hide every breach. */
  readonly maxOfContact: number;
  /** Attempts of the period that were counted by matter, and by contact. */
  readonly byMatter: number;
  readonly byContact: number;
}

export interface CapCounter {
  /** @param attempts all attempts at one contact, by time, of every scope and channel */
  add(attempts: readonly ContactRow[]): void;
  finish(): CapBreaches;
}

/** A counter a cap, in their order. @throws RangeError where a cap is none, or an id is given twice */
export function newCapCounters(caps: readonly FrequencyCap[]): readonly CapCounter[] {
  for (const [index, { id }] of caps.entries()) {
    if (caps.findIndex((cap) => cap.id === id) !== index) throw new RangeError(`Cannot use the cap "${id}": the id is given twice`);
  }
  return caps.map(newCapCounter);
}

function newCapCounter({ id, attempts: allowed, hours, per = 'contact' }: FrequencyCap): CapCounter {
  if (!Number.isInteger(allowed) || allowed < 0) throw new RangeError(`Cannot use the cap "${id}": attempts is no whole number from 0`);
  if (!Number.isFinite(hours) || hours <= 0) throw new RangeError(`Cannot use the cap "${id}": hours is no number above 0`);
  const byScope = newScopeCounter();
  let contactsOver = 0;
  let rowsOver = 0;
  let maxSeen = 0;
  let maxOfContact = 0;
  const counted = { byMatter: 0, byContact: 0 };
  return {
    add(attempts) {
      let over = 0;
      for (const group of groupsOf(attempts, per)) {
        const unit = per === 'matter' && group[0]?.matter ? 'byMatter' : 'byContact';
        eachInWindow(group, hours * HOUR_MS, (count, { scope }) => {
          counted[unit]++;
          if (count > allowed) {
            over++;
            byScope.add(scope);
          }
          maxSeen = Math.max(maxSeen, count);
        });
      }
      eachInWindow(attempts, hours * HOUR_MS, (count) => {
        maxOfContact = Math.max(maxOfContact, count);
      });
      rowsOver += over;
      if (over > 0) contactsOver++;
    },
    finish: () => ({ id, contactsOver, rowsOver, byScope: byScope.finish(), maxSeen, maxOfContact, ...counted }),
  };
}

/** The attempts that a cap counts together, each group by time. */
function groupsOf(attempts: readonly ContactRow[], per: CapUnit): readonly (readonly ContactRow[])[] {
  return per === 'contact' ? [attempts] : [...Map.groupBy(attempts, ({ matter }) => matter).values()];
}

/** Tells of each attempt that counts how many attempts lie in the window that ends with it. One exactly a window earlier is outside. */
function eachInWindow(attempts: readonly ContactRow[], windowMs: number, tell: (count: number, last: ContactRow) => void): void {
  let first = 0;
  let index = 0;
  for (const attempt of attempts) {
    const { timeMs, isCounted } = attempt;
    while ((attempts[first]?.timeMs ?? timeMs) <= timeMs - windowMs) first++;
    index++;
    if (isCounted) tell(index - first, attempt);
  }
}

/** The breaches of two sets of contacts that share none. @throws RangeError where they are not of the same caps */
export function mergeCapBreaches(a: readonly CapBreaches[], b: readonly CapBreaches[]): readonly CapBreaches[] {
  if (a.length !== b.length) throw new RangeError(`Cannot merge the breaches of ${a.length} caps with those of ${b.length}`);
  return a.map((left, index) => {
    const right = b[index];
    if (right?.id !== left.id) throw new RangeError(`Cannot merge the breaches of the cap "${left.id}" with those of another`);
    return {
      id: left.id,
      contactsOver: left.contactsOver + right.contactsOver,
      rowsOver: left.rowsOver + right.rowsOver,
      byScope: mergeScopeCounts(left.byScope, right.byScope),
      maxSeen: Math.max(left.maxSeen, right.maxSeen),
      maxOfContact: Math.max(left.maxOfContact, right.maxOfContact),
      byMatter: left.byMatter + right.byMatter,
      byContact: left.byContact + right.byContact,
    };
  });
}
