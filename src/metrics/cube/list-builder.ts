/** Open lists under construction: each key's entry is made once, and counted up in place. */

import { SETS } from '../fact/classify.ts';
import type { Fact } from '../fact/fact.ts';
import { remembered } from '../row/text.ts';
import { AGENT_COUNTS, GROUP_BITS, GROUP_COUNTS, localSlotKey } from './cell.ts';
import type { Entry } from './open-list.ts';

/** Entries by key; the counts in the order of GROUP_COUNTS, or of AGENT_COUNTS. */
export type ListBuilder = Map<string, MutableEntry>;
type MutableEntry = [...Entry];

/** Where a delivery counts in an entry. */
export type Places = readonly number[];

const BLANK: MutableEntry = ['', ...GROUP_COUNTS.map(() => 0)];
const BLANK_AGENT: MutableEntry = ['', ...AGENT_COUNTS.map(() => 0)];
const ANY_GROUP = GROUP_BITS.reduce((all, bit) => all | bit);

/** Where a delivery in these sets (bits of SETS) counts: worked out once for all the lists it is in. */
export function placesOf(sets: number): Places {
  return knownPlaces(sets & ANY_GROUP);
}

const knownPlaces = remembered(
  (sets: number): Places => [1, ...[...GROUP_BITS.keys()].filter((i) => (sets & (GROUP_BITS[i] ?? 0)) !== 0).map((i) => i + 2)],
);

/** Counts a delivery under a key. */
export function count(list: ListBuilder, key: string, places: Places): void {
  addOnes(list.get(key) ?? added(list, key, BLANK), places);
}

/** Counts a delivery, and what its conversation tells, under its representative. */
export function countAgent(list: ListBuilder, { agent, sets, talkSeconds, handleSeconds }: Fact, places: Places): void {
  const entry = list.get(agent) ?? added(list, agent, BLANK_AGENT);
  addOnes(entry, places);
  const extra = [
    (sets & SETS.handled) === 0 ? 0 : 1,
    talkSeconds === null ? 0 : 1,
    talkSeconds ?? 0,
    handleSeconds === null ? 0 : 1,
    handleSeconds ?? 0,
  ];
  for (const [i, n] of extra.entries()) add(entry, BLANK.length + i, n);
}

/** The key of byStartQuarter: writing a number takes longer than looking its text up. */
export const quarterKey = remembered((quarterMs: number): string => `${quarterMs}`);

/** The key of byLocalSlot. */
export function slotKey(slot: number, seqNo: number): string {
  return knownSlotKeys(slot * 4 + Math.min(seqNo, 3));
}

const knownSlotKeys = remembered((code: number) => localSlotKey(Math.floor(code / 4), code % 4));

function added(list: ListBuilder, key: string, blank: MutableEntry): MutableEntry {
  // A copy takes half the time of a list that is spread.
  const entry = blank.slice() as MutableEntry;
  entry[0] = key;
  list.set(key, entry);
  return entry;
}

function addOnes(entry: MutableEntry, places: Places): void {
  for (const place of places) add(entry, place, 1);
}

function add(entry: MutableEntry, place: number, n: number): void {
  // From 1 on there are only numbers.
  entry[place] = (entry[place] as number) + n;
}
