/** Distinct contacts, counted from facts by their key, one hash range at a time, so memory stays flat however many there are. */
import { SETS } from './classify.ts';
import type { Fact } from './fact.ts';

/** About how many keys may be held at once. */
const KEYS_AT_ONCE = 500_000;

/** How many passes over the facts keep each pass's keys under the limit. @param attempts upper bound of the number of distinct keys */
export function passesFor(attempts: number): number {
  return Math.max(1, Math.ceil(attempts / KEYS_AT_ONCE));
}

/** Adds to `keys` the contact keys of attempts whose key lies in hash range `pass` of `passes`. */
export function collectContacts(facts: Iterable<Fact>, keys: Set<string>, pass: number, passes: number): void {
  for (const { contact, sets } of facts) {
    if (contact === '' || (sets & SETS.attempts) === 0) continue;
    if (passes === 1 || rangeOf(contact, passes) === pass) keys.add(contact);
  }
}

function rangeOf(contact: string, passes: number): number {
  return Number.parseInt(contact.slice(0, 8), 16) % passes;
}
