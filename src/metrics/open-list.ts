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

/** The list of all keys together. Once too long always too long, so the order of merging does not matter. */
export function mergeOpenLists(lists: readonly OpenList[], max = MAX_ENTRIES): OpenList {
  const filled = lists.filter(({ entries, many }) => entries.length > 0 || many !== null);
  const [first] = filled;
  if (filled.length <= 1) return first ?? NO_ENTRIES;
  const counted = new Map<string, number[]>();
  let many: readonly number[] | null = null;
  for (const list of filled) {
    if (list.many !== null) many = addCounts(list.many, many);
    for (const entry of list.entries) addEntry(counted, entry);
  }
  return many === null ? entriesOf(counted, max) : { entries: [], many: [...counted.values()].reduce(addCounts, many) };
}

/** The histogram of counted numbers. */
export function histogramOf(counted: ReadonlyMap<number, number>): Histogram {
  return [...counted].sort(([a], [b]) => a - b);
}

/** The histogram of all numbers together. */
export function mergeHistograms(histograms: readonly Histogram[]): Histogram {
  const filled = histograms.filter((histogram) => histogram.length > 0);
  if (filled.length <= 1) return filled[0] ?? [];
  const counted = new Map<number, number>();
  for (const histogram of filled) for (const [value, n] of histogram) counted.set(value, (counted.get(value) ?? 0) + n);
  return histogramOf(counted);
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
