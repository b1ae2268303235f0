/** What rows tell of contacts, scope by scope: small, and enough to work out the metrics of any of the scopes without their rows. */
import type { Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import type { ContactFact } from './contact-fact.ts';
import { newContactNumbers } from './contact-numbers.ts';
import { MARKS } from './counted-columns.ts';
import type { FrequencyCap } from './frequency-caps.ts';
import { CAP_WINDOWS, type CapWindow } from './look-back/cap-windows.ts';
import type { LookBack } from './look-back/look-back.ts';
import { type MeasureSums, newMeasures } from './measures.ts';
import type { RowCursor } from './row-cursor.ts';

/** Of some rows of a scope. */
export interface ContactPart {
  readonly scope: Scope;
  /** Keys of its contacts, two words each (contact-numbers.ts), in the order in which the sums number them. */
  readonly contacts: Uint32Array;
  readonly sums: MeasureSums;
  /** Attempts without a contact key, which count nowhere else. */
  readonly attemptsWithout: number;
}

export interface Counting {
  readonly caps: readonly FrequencyCap[];
  /** The windows that the look-backs were counted in. @default CAP_WINDOWS */
  readonly windows?: readonly CapWindow[];
}

export interface ContactParts {
  /** A fact of the period, of any scope, in any order. */
  add(fact: ContactFact, lookBack: LookBack): void;
  /** The same of the finished row that a cursor is at. */
  addAt(cursor: RowCursor): void;
  finish(): readonly ContactPart[];
}

/** No rows yet. @throws RangeError where a cap is none, or its attempts are not counted in the windows */
export function newContactParts(counting: Counting): ContactParts {
  newPart(counting);
  // Scopes of rows are the same objects as a rule, and one that is not makes a part of its own.
  const parts = new Map<Scope, ReturnType<typeof newPart>>();
  const partOf = (scope: Scope) => {
    const known = parts.get(scope) ?? newPart(counting);
    parts.set(scope, known);
    return known;
  };
  return {
    add: (fact, lookBack) => partOf(fact.scope).add(fact, lookBack),
    addAt: (cursor) => partOf(cursor.scope).addAt(cursor),
    finish: () => Array.from(parts, ([scope, part]) => ({ scope, ...part.finish() })),
  };
}

function newPart({ caps, windows = CAP_WINDOWS }: Counting) {
  const [contacts, measures] = [newContactNumbers(0), newMeasures(caps, windows)];
  let attemptsWithout = 0;
  return {
    add(fact: ContactFact, lookBack: LookBack) {
      if (fact.contact !== '') measures.add({ contact: contacts.add(fact.contact), fact, lookBack });
      else if (isIn(fact.sets, SETS.attempts)) attemptsWithout++;
    },
    addAt(cursor: RowCursor) {
      if ((cursor.marks & MARKS.hasContact) !== 0) measures.add(cursor.read(contacts.addWords(cursor.high, cursor.low)));
      else if ((cursor.marks & MARKS.isAttempt) !== 0) attemptsWithout++;
    },
    finish: () => ({ contacts: contacts.words(), sums: measures.sums(), attemptsWithout }),
  };
}
