/** Open lists under construction: each key's entry is made once, and counted up in place. */
import type { Fact } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { remembered } from '../row/text.ts';
import { GROUPED_SETS } from './entry-counts.ts';
import { type KeptList, LIST_NAMES, LISTS, type ListName } from './lists.ts';
import { type Entry, type OpenList, openListOf } from './open-list.ts';

/** A list under construction: its entries by key, and how it is filled. */
export interface ListBuilder extends Filler {
  readonly entries: Map<string, MutableEntry>;
}
type MutableEntry = [...Entry];

interface Filler extends Pick<KeptList, 'keysOf' | 'limit'> {
  readonly name: ListName;
  readonly further: KeptList['counts']['further'];
  /** An entry without counts. */
  readonly blank: MutableEntry;
}

const FILLERS = LIST_NAMES.map((name): Filler => {
  const { keysOf, limit, counts } = LISTS[name];
  return { name, keysOf, limit, further: counts.further, blank: ['', ...counts.names.map(() => 0)] };
});

/** Where a delivery counts in an entry. */
type Places = readonly number[];

/** Where a delivery in these sets (bits of SETS) counts: the same few combinations come with every row. */
const placesOf = remembered((sets: number): Places => [1, ...GROUPED_SETS.flatMap((name, i) => (isIn(sets, SETS[name]) ? i + 2 : []))]);

/** All lists, without entries. */
export function newLists(): readonly ListBuilder[] {
  return FILLERS.map((filler) => ({ ...filler, entries: new Map() }));
}

/** Counts a delivery in all lists that it is in. */
export function countInLists(lists: readonly ListBuilder[], fact: Fact): void {
  // Worked out once for all of them.
  const places = placesOf(fact.sets);
  for (const list of lists) {
    const keys = list.keysOf(fact);
    if (typeof keys === 'string') count(list, keys, fact, places);
    else for (const key of keys) count(list, key, fact, places);
  }
}

/** The list of what was counted. */
export function finishedList({ entries, limit }: ListBuilder): OpenList {
  return openListOf([...entries.values()], limit);
}

function count({ entries, blank, further }: ListBuilder, key: string, fact: Fact, places: Places): void {
  const entry = entries.get(key) ?? added(entries, key, blank);
  for (const place of places) add(entry, place, 1);
  const first = blank.length - further.length;
  for (const [i, addend] of further.entries()) add(entry, first + i, addend(fact));
}

function added(entries: ListBuilder['entries'], key: string, blank: MutableEntry): MutableEntry {
  // A copy takes half the time of a list that is spread.
  const entry = blank.slice() as MutableEntry;
  entry[0] = key;
  entries.set(key, entry);
  return entry;
}

function add(entry: MutableEntry, place: number, n: number): void {
  // From 1 on there are only numbers.
  entry[place] = (entry[place] as number) + n;
}
