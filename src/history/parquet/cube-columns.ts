/** The columns of cubes as two Parquet files: tallies, a row for each scope of a quarter hour (a cell), and details, a row for each entry of the cells' lists. */
import { TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import { HISTOGRAM_NAMES, type HistogramName } from '../../metrics/cube/histograms.ts';
import { LIST_NAMES, LISTS, type ListName } from '../../metrics/cube/lists.ts';
import { type ColumnShape, snakeCase } from './columns.ts';
import { scopeColumns } from './record-columns.ts';

export type ColumnShapes = Readonly<Record<string, ColumnShape>>;
/** What a cube has of each cell. */
export type DetailName = ListName | HistogramName;
export const DETAIL_NAMES: readonly DetailName[] = [...LIST_NAMES, ...HISTOGRAM_NAMES];

/** The counts of the entries of each list, by name; a histogram counts deliveries. */
export const COUNTS_OF: ReadonlyMap<string, readonly string[]> = new Map<DetailName, readonly string[]>([
  ...LIST_NAMES.map((name) => [name, LISTS[name].counts.names] as const),
  ...HISTOGRAM_NAMES.map((name) => [name, ['deliveries']] as const),
]);

const CELL: ColumnShape = {
  type: 'long',
  isRequired: true,
  meaning: 'Number of the cell, by which its details are found; no two days share one',
};

export const TALLY_COLUMNS: ColumnShapes = {
  cell: CELL,
  quarter: { type: 'time', isRequired: true, meaning: 'Start of the quarter hour of UTC' },
  ...scopeColumns(() => null),
  ...countColumns(TALLY_COUNTS, ''),
};

export const DETAIL_COLUMNS: ColumnShapes = {
  list: { type: 'text', isRequired: true, meaning: 'Which list or histogram' },
  cell: CELL,
  key: { type: 'text', isRequired: true, meaning: 'What is counted; of a histogram the whole number' },
  is_rest: { type: 'flag', isRequired: true, meaning: 'True of the one row of a list that had more entries than are kept: their sum' },
  ...countColumns([...new Set([...COUNTS_OF.values()].flat())], '; 0 in lists that do not count it'),
};

const HISTOGRAMS = new Set<string>(HISTOGRAM_NAMES);

/** Whether it is a list that is known here. */
export function isDetailName(name: unknown): name is DetailName {
  return typeof name === 'string' && COUNTS_OF.has(name);
}

export function isHistogram(name: DetailName): name is HistogramName {
  return HISTOGRAMS.has(name);
}

function countColumns(names: readonly string[], note: string): ColumnShapes {
  return Object.fromEntries(names.map((name) => [snakeCase(name), countColumn(name, note)]));
}

/** Sums of values and of seconds pass what 32 bits hold. */
function countColumn(name: string, note: string): ColumnShape {
  const unit = /(hundredths|seconds)$/i.exec(name)?.[0].toLowerCase();
  const shape = { isRequired: true, meaning: `Count: ${name}${note}` } as const;
  return unit === undefined ? { ...shape, type: 'integer' } : { ...shape, type: 'long', unit };
}
