/** The lists and histograms of cubes as a Parquet file: a row an entry, of one list of one scope in one quarter hour. */
import { type Detail, EMPTY_DETAIL, newDetail } from '../../metrics/cube/cell.ts';
import { AGENT_COUNTS } from '../../metrics/cube/entry-counts.ts';
import { HISTOGRAM_NAMES, type HistogramName } from '../../metrics/cube/histograms.ts';
import { LIST_NAMES, LISTS, type ListName } from '../../metrics/cube/lists.ts';
import type { Entry } from '../../metrics/cube/open-list.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { type Columns, snakeCase } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { numbers, numbersOrNull, texts } from './reading.ts';
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
  const counts = COUNT_NAMES.map((name) => numbersOrNull(columns, snakeCase(name)));
  const found = new Map<number, Map<Scope, ReturnType<typeof newDetail>>>();
  for (let row = 0; row < columns.rows; row++) {
    const name = list(row);
    const places = PLACES.get(name);
    // A list of a later release.
    if (places === undefined || (lists !== undefined && !lists.has(name))) continue;
    const detail = detailAt(found, quarterMs(row), scope(row));
    const of = counts.flatMap((at, i) => ((places[i] ?? -1) < 0 ? [] : [at(row) ?? 0]));
    if (HISTOGRAMS.has(name))
      put(detail, name as HistogramName, [...detail[name as HistogramName], [Number(key(row)), of[0] ?? 0] as const]);
    else addEntry(detail, name as ListName, isRest[row] === true, [key(row), ...of]);
  }
  return found;
}

type Changing = ReturnType<typeof newDetail>;

function detailAt(found: Map<number, Map<Scope, Changing>>, quarterMs: number, scope: Scope): Changing {
  const scopes = found.get(quarterMs) ?? new Map<Scope, Changing>();
  found.set(quarterMs, scopes);
  const detail = scopes.get(scope) ?? newDetail();
  scopes.set(scope, detail);
  return detail;
}

function addEntry(detail: Changing, name: ListName, isRest: boolean, entry: Entry): void {
  const before = detail[name];
  const [, ...counts] = entry;
  put(detail, name, isRest ? { ...before, many: counts } : { ...before, entries: [...before.entries, entry] });
}

function put<Name extends keyof Detail>(detail: Changing, name: Name, value: Changing[Name]): void {
  detail[name] = value;
}

function countColumn(name: string, i: number) {
  return {
    type: 'integer' as const,
    meaning: `Count: ${name}`,
    of: ({ list, counts }: DetailRow) => counts[PLACES.get(list)?.[i] ?? -1] ?? null,
  };
}

export const NO_DETAIL = EMPTY_DETAIL;
