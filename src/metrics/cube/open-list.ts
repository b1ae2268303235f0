/** Lists keyed by texts or numbers from outside: arrays of entries sorted by key, never objects, since "__proto__" is a key too. */

/** A key and its counts. */
export type Entry = readonly [key: string, ...counts: number[]];

/** Up to MAX_ENTRIES entries sorted by code unit; a list that would grow longer keeps one sum for all, and stays so. */
export interface OpenList {
  readonly entries: readonly Entry[];
  /** Sum of the counts of a list that grew too long, null otherwise. */
  readonly many: readonly number[] | null;
}

/** Whole numbers and how often each occurred, sorted by number. */
export type Histogram = readonly (readonly [value: number, count: number])[];

/** An open list with more distinct keys than this keeps their sum only. */
export const MAX_ENTRIES = 200;

export const NO_ENTRIES: OpenList = { entries: [], many: null };

/** The list of counted keys. */
export function entriesOf(counted: ReadonlyMap<string, readonly number[]>, max = MAX_ENTRIES): OpenList {
  if (counted.size > max) return { entries: [], many: [...counted.values()].reduce(addCounts) };
  return openListOf(
    [...counted].map(([key, counts]): Entry => [key, ...counts]),
    max,
  );
}

/** The list of entries with different keys; sorts `entries` itself. */
export function openListOf(entries: Entry[], max = MAX_ENTRIES): OpenList {
  if (entries.length > max) return { entries: [], many: entries.map(([, ...counts]): readonly number[] => counts).reduce(addCounts) };
  // Most lists of a quarter hour are short, and even a sort of nothing costs.
  return { entries: entries.length < 2 ? entries : entries.sort(byKey), many: null };
}

/** Lists merged as they come: the list of all keys together. Once too long always too long, so the order does not matter. */
export interface OpenListSum {
  add(list: OpenList): void;
  finish(): OpenList;
}

/** No lists yet. */
export function newOpenListSum(max = MAX_ENTRIES): OpenListSum {
  // Most cells have nothing in most lists, or something in one quarter hour alone.
  let only: OpenList | undefined;
  const counted = new Map<string, number[]>();
  let many: readonly number[] | null = null;
  const collapse = () => {
    for (const counts of counted.values()) many = addCounts(counts, many);
    counted.clear();
  };
  const addAll = (list: OpenList) => {
    if (list.many !== null) many = addCounts(list.many, many);
    for (const entry of list.entries) addEntry(counted, entry);
    // What is too long by now stays so, and takes no memory.
    if (counted.size > max) collapse();
  };
  return {
    add(list) {
      if (list.entries.length === 0 && list.many === null) return;
      if (only === undefined && counted.size === 0 && many === null) {
        only = list;
        return;
      }
      if (only !== undefined) addAll(only);
      only = undefined;
      addAll(list);
    },
    finish() {
      if (only !== undefined) return only;
      if (many !== null) collapse();
      return many === null ? entriesOf(counted, max) : { entries: [], many };
    },
  };
}

/** The histogram of counted numbers. */
export function histogramOf(counted: ReadonlyMap<number, number>): Histogram {
  return [...counted].sort(([a], [b]) => a - b);
}

/** Histograms merged as they come. */
export interface HistogramSum {
  add(histogram: Histogram): void;
  finish(): Histogram;
}

/** No histograms yet. */
export function newHistogramSum(): HistogramSum {
  const counted = new Map<number, number>();
  return {
    add(histogram) {
      for (const [value, n] of histogram) counted.set(value, (counted.get(value) ?? 0) + n);
    },
    finish: () => histogramOf(counted),
  };
}

/** Adds in place: there are many entries, and few keys. */
function addEntry(counted: Map<string, number[]>, entry: Entry): void {
  const sum = counted.get(entry[0]);
  if (sum === undefined) counted.set(entry[0], entry.slice(1) as number[]);
  else for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + ((entry[i + 1] as number | undefined) ?? 0);
}

function addCounts(a: readonly number[], b: readonly number[] | null | undefined): readonly number[] {
  return b === null || b === undefined ? a : a.map((count, i) => count + (b[i] ?? 0));
}

function byKey([a]: Entry, [b]: Entry): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
