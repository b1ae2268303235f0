/** What a compliance officer has to look at of one delivery, by the same rules that a report counts by. */

import { type FrequencyCap, windowOf } from '../../metrics/contacts/frequency-caps.ts';
import { CAP_WINDOWS } from '../../metrics/contacts/look-back/cap-windows.ts';
import type { LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import type { AbandonSource, Fact } from '../../metrics/fact/fact.ts';
import { isIn, SETS } from '../../metrics/fact/sets.ts';

export const VIOLATION_KINDS = ['outside-hours', 'possibly-outside-hours', 'over-cap', 'after-opt-out', 'abandoned'] as const;
export type ViolationKind = (typeof VIOLATION_KINDS)[number];

/** One of a delivery's; null is what another kind has. */
export interface Violation {
  readonly kind: ViolationKind;
  /** Id of the cap, how many attempts lie in its window that ends with this one, and how many it allows. */
  readonly cap: string | null;
  readonly attempts: number | null;
  readonly allowed: number | null;
  /** What tells that it was abandoned. */
  readonly source: Exclude<AbandonSource, ''> | null;
}

/** What need not be known of a delivery that breaks nothing. */
export interface Broken {
  readonly caps: readonly Pick<Violation, 'cap' | 'attempts' | 'allowed'>[];
  readonly isAfterWish: boolean;
}

const NOTHING = { cap: null, attempts: null, allowed: null, source: null };

/** What a delivery breaks by what it has behind it; undefined where that is nothing. Caps in their order. @throws RangeError for a cap without a window */
export function brokenBy({ seen, isAfterWish }: LookBack, caps: readonly FrequencyCap[]): Broken | undefined {
  const over = caps.flatMap((cap) => {
    const attempts = seen[windowOf(cap, CAP_WINDOWS)] ?? 0;
    return attempts > cap.attempts ? [{ cap: cap.id, attempts, allowed: cap.attempts }] : [];
  });
  return over.length > 0 || isAfterWish ? { caps: over, isAfterWish } : undefined;
}

/** All of one delivery, in the order of VIOLATION_KINDS. */
export function violationsOf({ hours, sets, contact, abandonSource }: Fact, broken: Broken | undefined): readonly Violation[] {
  const isAttempt = contact !== '' && isIn(sets, SETS.attempts);
  const found: Violation[] = [];
  if (hours === 'violation') found.push({ ...NOTHING, kind: 'outside-hours' });
  if (hours === 'possible') found.push({ ...NOTHING, kind: 'possibly-outside-hours' });
  if (isAttempt) for (const cap of broken?.caps ?? []) found.push({ ...NOTHING, kind: 'over-cap', ...cap });
  if (isAttempt && broken?.isAfterWish) found.push({ ...NOTHING, kind: 'after-opt-out' });
  if (abandonSource !== '' && isIn(sets, SETS.abandoned)) found.push({ ...NOTHING, kind: 'abandoned', source: abandonSource });
  return found;
}
