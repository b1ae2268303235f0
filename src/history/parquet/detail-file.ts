/** The lists and histograms of cubes as a Parquet file: a row an entry, of one list of one scope in one quarter hour. */
import { type Detail, recordOf } from '../../metrics/cube/cell.ts';
import { AGENT_COUNTS } from '../../metrics/cube/entry-counts.ts';
import { HISTOGRAM_NAMES, type HistogramName } from '../../metrics/cube/histograms.ts';
import { LIST_NAMES, LISTS, type ListName } from '../../metrics/cube/lists.ts';
import type { Entry } from '../../metrics/cube/open-list.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { type Columns, snakeCase } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { numbers, texts } from './reading.ts';
import { scopeColumns, scopesIn, text } from './record-columns.ts';

/** One entry; of a list that grew too long the one that stands for all. */
export interface DetailRow {
  readonly quarterMs: number;
  readonly scope: Scope;
  readonly list: ListName | HistogramName;
  readonly key: string;
  readonly isRest: boolean;
  readonly counts: readonly number[];
}

const COUNT_NAMES = [...new Set([...AGENT_COUNTS, ...LIST_NAMES.flatMap((name) => LISTS[name].counts.names)])];
/** Where each column's count stands among those of a list; -1 = the list has none. A histogram counts deliveries. */
const PLACES = new Map<string, readonly number[]>([
  ...LIST_NAMES.map((name) => [name, COUNT_NAMES.map((count) => LISTS[name].counts.names.indexOf(count))] as const),
  ...HISTOGRAM_NAMES.map((name) => [name, COUNT_NAMES.map((count) => (count === 'deliveries' ? 0 : -1))] as const),
]);
const HISTOGRAMS = new Set<string>(HISTOGRAM_NAMES);

export const DETAIL_COLUMNS: Columns<DetailRow> = {
  list: text(({ list }) => list, 'Which list or histogram'),
  ...scopeColumns<DetailRow>(({ scope }) => scope),
  quarter: { type: 'time', meaning: 'Start of the quarter hour of UTC', of: ({ quarterMs }) => quarterMs },
  key: text(({ key }) => key, 'What is counted; of a histogram the whole number'),
  is_rest: { type: 'flag', meaning: 'True of the one row of a list that had more entries than are kept', of: ({ isRest }) => isRest },
  ...Object.fromEntries(COUNT_NAMES.map((name, i) => [snakeCase(name), countColumn(name, i)])),
};

/** The entries of a cell, list by list. */
export function detailRows(quarterMs: number, scope: Scope, detail: Detail): DetailRow[] {
  const row = (list: DetailRow['list'], key: string, counts: readonly number[], isRest = false): DetailRow => ({
    quarterMs,
    scope,
    list,
    key,
    isRest,
    counts,
  });
  return [
    ...LIST_NAMES.flatMap((list) => {
      const { entries, many } = detail[list];
      const rows = entries.map(([key, ...counts]) => row(list, key, counts));
      return many === null ? rows : [...rows, row(list, '', many, true)];
    }),
    ...HISTOGRAM_NAMES.flatMap((list) => detail[list].map(([value, count]) => row(list, String(value), [count]))),
  ];
}

/** In the order in which a file is written: what is alike lies together, which compresses better, and the entries of a list keep their order. */
export function byList(a: DetailRow, b: DetailRow, scopeOrder: ReadonlyMap<Scope, number>): number {
  if (a.list !== b.list) return a.list < b.list ? -1 : 1;
  return (scopeOrder.get(a.scope) ?? 0) - (scopeOrder.get(b.scope) ?? 0) || a.quarterMs - b.quarterMs;
}

/** The lists of each scope of each quarter hour; `lists` = those that are wanted, the others stay empty. */
export function detailsIn(columns: ReadColumns, lists?: ReadonlySet<string>): ReadonlyMap<number, ReadonlyMap<Scope, Detail>> {
  const [list, scope, quarterMs] = [texts(columns, 'list'), scopesIn(columns), numbers(columns, 'quarter')];
  const [key, isRest] = [texts(columns, 'key'), columns.values<boolean>('is_rest')];
  const countsAt = new Map([...PLACES].map(([name, places]) => [name, countsOf(columns, places)]));
  const found = new Map<number, Map<Scope, Detail>>();
  for (let row = 0; row < columns.rows; row++) {
    const [name, counts] = [list(row), countsAt.get(list(row))];
    // A list of a later release is passed over.
    if (counts === undefined || (lists !== undefined && !lists.has(name))) continue;
    const detail = detailAt(found, quarterMs(row), scope(row));
    if (isHistogram(name)) (detail[name] as [number, number][]).push([Number(key(row)), counts(row)[0] ?? 0]);
    else if (isRest[row] === true) detail[name as ListName].many = counts(row);
    else detail[name as ListName].entries.push([key(row), ...counts(row)]);
  }
  return found;
}

/** Lists while they are filled. */
type Filling = Record<ListName, { entries: Entry[]; many: readonly number[] | null }> &
  Record<HistogramName, [value: number, count: number][]>;

function detailAt(found: Map<number, Map<Scope, Detail>>, quarterMs: number, scope: Scope): Filling {
  const scopes = found.get(quarterMs) ?? new Map<Scope, Detail>();
  found.set(quarterMs, scopes);
  const detail = scopes.get(scope) ?? {
    ...recordOf(LIST_NAMES, () => ({ entries: [], many: null })),
    ...recordOf(HISTOGRAM_NAMES, () => []),
  };
  scopes.set(scope, detail);
  return detail as unknown as Filling;
}

/** The counts that a list has, in their order. */
function countsOf(columns: ReadColumns, places: readonly number[]): (row: number) => number[] {
  const ats = COUNT_NAMES.flatMap((name, i) =>
    (places[i] ?? -1) < 0 ? [] : [{ place: places[i] ?? 0, at: numbers(columns, snakeCase(name)) }],
  );
  const inOrder = ats.sort((a, b) => a.place - b.place).map(({ at }) => at);
  return (row) => inOrder.map((at) => at(row));
}

function isHistogram(name: string): name is HistogramName {
  return HISTOGRAMS.has(name);
}

function countColumn(name: string, i: number) {
  return {
    type: 'integer' as const,
    meaning: `Count: ${name}`,
    of: ({ list, counts }: DetailRow) => counts[PLACES.get(list)?.[i] ?? -1] ?? null,
  };
}
