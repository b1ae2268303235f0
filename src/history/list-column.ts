/** Columns of lists of counted keys, key by key over all records: one key counts much the same things in each of them, and keys are stored once. */
import { StoreError } from '../errors.ts';
import type { Histogram, OpenList } from '../metrics/open-list.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Column } from './columns.ts';
import { type CountColumn, readCounts, writeCounts } from './count-table.ts';

/** null stands for the sum of a list that grew too long; it comes before every key. */
type Key = string | number | null;
type Row = readonly [key: Key, ...counts: number[]];

/** Open lists whose entries hold the named counts. */
export function openLists(counts: readonly string[]): Column<OpenList> {
  return {
    write(lists, out) {
      const rows = lists.map(({ entries, many }): readonly Row[] => (many === null ? entries : [[null, ...many], ...entries]));
      writeLists(counts, rows, out);
    },
    read: (count, input) => readLists(counts, count, input).map(openList),
    absent: { entries: [], many: null },
  };
}

/** Histograms. */
export function histograms(): Column<Histogram> {
  return {
    write: (lists, out) => writeLists(['count'], lists, out),
    read: (count, input) => readLists(['count'], count, input) as readonly Histogram[],
    absent: [],
  };
}

function openList(rows: readonly Row[]): OpenList {
  const [first] = rows;
  if (first === undefined || first[0] !== null) return { entries: rows as OpenList['entries'], many: null };
  return { entries: rows.slice(1) as OpenList['entries'], many: first.slice(1) as number[] };
}

/** Lists are sorted by key, so the keys in their order, each with the lists that hold it, give every list back in its order. */
function writeLists(names: readonly string[], lists: readonly (readonly Row[])[], out: ByteWriter): void {
  const groups = new Map<Key, { list: number; row: Row }[]>();
  for (const [list, rows] of lists.entries()) {
    for (const row of rows) {
      const group = groups.get(row[0]);
      if (group === undefined) groups.set(row[0], [{ list, row }]);
      else group.push({ list, row });
    }
  }
  const sorted = [...groups].sort(([a], [b]) => byKey(a, b)).map(([, group]) => group);
  out.json(sorted.map((group) => group[0]?.row[0]));
  for (const group of sorted) out.uint(group.length);
  for (const group of sorted) for (const [i, { list }] of group.entries()) out.uint(list - 1 - (group[i - 1]?.list ?? -1));
  const rows = sorted.flat();
  writeCounts(
    names,
    names.map((_, i) => rows.map(({ row }) => row[i + 1] as number)),
    out,
  );
}

function readLists(names: readonly string[], count: number, input: ByteReader): readonly (readonly Row[])[] {
  const keys = input.json() as readonly Key[];
  const sizes = input.uints(keys.length);
  const gaps = input.uints(sizes.reduce((a, b) => a + b, 0));
  const columns = readCounts(names, gaps.length, input);
  const lists = Array.from({ length: count }, (): Row[] => []);
  let at = 0;
  for (const [k, key] of keys.entries()) {
    let list = -1;
    for (const end = at + (sizes[k] ?? 0); at < end; at++) {
      list += 1 + (gaps[at] ?? 0);
      const rows = lists[list];
      if (rows === undefined) throw new StoreError('store.corrupt', `Cannot read packed lists: there is no list ${list}`);
      rows.push(rowOf(key, columns, at));
    }
  }
  return lists;
}

function rowOf(key: Key, columns: readonly CountColumn[], at: number): Row {
  const row = new Array<Key>(columns.length + 1);
  row[0] = key;
  for (let i = 0; i < columns.length; i++) row[i + 1] = columns[i]?.[at] ?? 0;
  return row as unknown as Row;
}

function byKey(a: Key, b: Key): number {
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}
