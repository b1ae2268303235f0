/** Frequency caps: at most so many attempts at one contact, or at one contact about one matter, in any so many hours, whoever in the organisation makes them. */
import type { Measure } from './counted-row.ts';
import type { CapUnit, CapWindow } from './look-back/cap-windows.ts';
import { newScopeCounter, type ScopeCount } from './scope-counts.ts';

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

/** With the contacts over the cap instead of their number. */
export interface CapSum extends Omit<CapBreaches, 'contactsOver'> {
  readonly over: readonly number[];
}

export type CapMeasure = Measure<CapSum, CapBreaches>;

/** A measure a cap, in their order; given attempts. @param windows those that look-backs were counted in @throws RangeError where a cap is none or has no window, or an id is given twice */
export function newCapMeasures(caps: readonly FrequencyCap[], windows: readonly CapWindow[]): readonly CapMeasure[] {
  for (const [index, { id }] of caps.entries()) {
    if (caps.findIndex((cap) => cap.id === id) !== index) throw new RangeError(`Cannot use the cap "${id}": the id is given twice`);
  }
  return caps.map((cap) => newCapMeasure(cap, windows));
}

function newCapMeasure(cap: FrequencyCap, windows: readonly CapWindow[]): CapMeasure {
  const { id, attempts: allowed, per = 'contact' } = cap;
  if (!Number.isInteger(allowed) || allowed < 0) throw new RangeError(`Cannot use the cap "${id}": attempts is no whole number from 0`);
  const [ownWindow, contactWindow] = [windowOf(cap, windows), windowAt(cap, 'contact', windows)];
  const byScope = newScopeCounter();
  const over = new Set<number>();
  const counts = { rowsOver: 0, maxSeen: 0, maxOfContact: 0, byMatter: 0, byContact: 0 };
  return {
    add({ contact, fact, lookBack: { seen } }) {
      const count = seen[ownWindow] ?? 0;
      counts[per === 'matter' && fact.matter !== '' ? 'byMatter' : 'byContact']++;
      counts.maxSeen = Math.max(counts.maxSeen, count);
      counts.maxOfContact = Math.max(counts.maxOfContact, seen[contactWindow] ?? 0);
      if (count <= allowed) return;
      counts.rowsOver++;
      byScope.add(fact.scope);
      over.add(contact);
    },
    addSum(sum, numbers) {
      if (sum.id !== id) throw new RangeError(`Cannot add the breaches of the cap "${sum.id}" to those of "${id}"`);
      counts.rowsOver += sum.rowsOver;
      counts.maxSeen = Math.max(counts.maxSeen, sum.maxSeen);
      counts.maxOfContact = Math.max(counts.maxOfContact, sum.maxOfContact);
      counts.byMatter += sum.byMatter;
      counts.byContact += sum.byContact;
      byScope.addAll(sum.byScope);
      for (const contact of sum.over) over.add(numbers[contact] ?? 0);
    },
    sum: () => ({ id, ...counts, byScope: byScope.finish(), over: [...over] }),
    finish: () => ({ id, contactsOver: over.size, ...counts, byScope: byScope.finish() }),
  };
}

/** Which of the windows a cap is held against: where in `seen` of a look-back its attempts are. @throws RangeError where it is none of them */
export function windowOf(cap: FrequencyCap, windows: readonly CapWindow[]): number {
  return windowAt(cap, cap.per ?? 'contact', windows);
}

function windowAt({ id, hours }: FrequencyCap, per: CapUnit, windows: readonly CapWindow[]): number {
  if (!Number.isFinite(hours) || hours <= 0) throw new RangeError(`Cannot use the cap "${id}": hours is no number above 0`);
  const index = windows.findIndex((window) => window.hours === hours && window.per === per);
  if (index < 0) throw new RangeError(`Cannot use the cap "${id}": attempts by ${per} are not counted in windows of ${hours} hours`);
  return index;
}
