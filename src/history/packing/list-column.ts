/** Columns of lists of counted keys, list by list: each key is stored once, and an entry names it by its number. */
import { StoreError } from '../../errors.ts';
import { type Entry, NO_ENTRIES, type OpenList } from '../../metrics/cube/open-list.ts';
import { remembered } from '../../metrics/row/text.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { readParts, readTable, type Vector, writeParts, writeTable } from './count-vectors.ts';
import type { Column, Neighbours } from './packed-columns.ts';

/** The neighbour that holds the counts of each list's cell, by the names of its entries: what the list is a part of. */
export const WHOLES = 'wholes';

/** null stands for the sum of a list that grew too long; it comes before every key. */
type Key = string | null;

/** Tells which keys are of a kind, such as the values of one keyword: most lists hold the same number of each kind. */
type KindOf = (key: string) => string;

/** Open lists whose entries hold the named counts. */
export function openLists(names: readonly string[], kindOf: KindOf = () => ''): Column<OpenList> {
  return {
    write(lists, out, near) {
      const keys = lists.map(({ entries, many }): readonly Key[] => [...(many === null ? [] : [null]), ...entries.map(([key]) => key)]);
      const vectors = lists.map(({ entries, many }): readonly Vector[] => [
        ...(many === null ? [] : [many]),
        ...entries.map(([, ...counts]) => counts),
      ]);
      writeKeys(keys, kindOf, out);
      writeParts(names, vectors, wholesOf(near), out);
    },
    read(count, input, near) {
      const keys = readKeys(count, kindOf, input);
      const vectors = readParts(
        names,
        keys.map(({ length }) => length),
        wholesOf(near),
        input,
      );
      return keys.map((list, i) => openList(list, vectors[i] ?? []));
    },
    absent: NO_ENTRIES,
  };
}

function wholesOf(near: Neighbours): readonly Vector[] {
  return (near.get(WHOLES) ?? []) as readonly Vector[];
}

function openList(keys: readonly Key[], vectors: readonly Vector[]): OpenList {
  const [first] = keys;
  // Most cells have nothing in most lists.
  if (first === undefined) return NO_ENTRIES;
  if (first === null) return { entries: entriesOf(keys.slice(1), vectors.slice(1)), many: vectors[0] ?? [] };
  return { entries: entriesOf(keys, vectors), many: null };
}

function entriesOf(keys: readonly Key[], vectors: readonly Vector[]): readonly Entry[] {
  return keys.map((key, i): Entry => [key ?? '', ...(vectors[i] ?? [])]);
}

/**
 * Lists are sorted by key, so they come back from what they hold of each kind; a key's number in its kind is told by its distance from the one before.
 * With the keys a, b, c of one kind, the lists (a, c) and (b) are the sizes 2 and 1 and the distances 0, 1 and 1.
 */
function writeKeys(lists: readonly (readonly Key[])[], kindOf: KindOf, out: ByteWriter): void {
  const distinct = [...new Set(lists.flat())].sort(byKey);
  out.json(distinct);
  const kinds = kindsOf(distinct, kindOf);
  const found = kinds.map((keys) => {
    const numbers = new Map(keys.map((key, number) => [key, number]));
    return lists.map((list) => list.flatMap((key) => numbers.get(key) ?? []));
  });
  writeTable(
    kinds.map((_, kind) => `${kind}`),
    lists.map((_, i) => found.map((numbers) => numbers[i]?.length ?? 0)),
    out,
  );
  for (const numbers of found.flat()) for (const [i, number] of numbers.entries()) out.uint(number - (numbers[i - 1] ?? -1) - 1);
}

function readKeys(count: number, kindOf: KindOf, input: ByteReader): readonly (readonly Key[])[] {
  const kinds = kindsOf((input.json() as readonly Key[]).map(sharedKey), kindOf);
  const sizes = readTable(
    kinds.map((_, kind) => `${kind}`),
    count,
    input,
  );
  const lists = sizes.map((): Key[] => []);
  for (const [kind, keys] of kinds.entries()) {
    for (const [i, list] of lists.entries()) {
      let number = -1;
      for (const gap of input.uints(sizes[i]?.[kind] ?? 0)) {
        number += gap + 1;
        const key = keys[number];
        if (key === undefined) throw new StoreError('store.corrupt', `Cannot read packed lists: there is no key ${number}`);
        list.push(key);
      }
    }
  }
  // Read kind by kind; where there is one, its keys have their order already.
  return kinds.length < 2 ? lists : lists.map((list) => list.sort(byKey));
}

/** Lists of many quarter hours hold the same keys: as one text each they are found quicker when the lists are merged. */
const sharedText = remembered((key) => key);

function sharedKey(key: Key): Key {
  return key === null ? null : sharedText(key);
}

function kindsOf(keys: readonly Key[], kindOf: KindOf): readonly (readonly Key[])[] {
  return [...Map.groupBy(keys, (key) => (key === null ? null : kindOf(key))).values()];
}

function byKey(a: Key, b: Key): number {
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}
