/** What a reader should know about the data before trusting a number. */
import type { Cell, Detail } from '../metrics/cube.ts';
import type { OpenList } from '../metrics/open-list.ts';
import { FLAG_NAMES, FLAGS, type FlagName } from '../metrics/quality.ts';
import { KNOWN } from './lists.ts';
import type { QualityNote } from './report.ts';

const MAX_VALUES = 5;

/** One note a kind of oddity that occurred, in the order of FLAGS. */
export function qualityNotes(detail: Detail, cells: readonly Cell[]): QualityNote[] {
  const values: Partial<Record<FlagName, readonly string[]>> = {
    unknownStatus: unknownKeys(detail.byStatus, KNOWN.status),
    unknownResult: unknownKeys(detail.byResult, KNOWN.result),
    unknownDialMode: unknownScopes(cells, 'dialMode'),
    unknownChannel: unknownScopes(cells, 'channel'),
  };
  return detail.quality.flatMap(([index, count]) => {
    const id = FLAG_NAMES[index];
    return id === undefined ? [] : [{ id, name: FLAGS[id].name, count, values: (values[id] ?? []).slice(0, MAX_VALUES) }];
  });
}

function unknownKeys({ entries }: OpenList, known: ReadonlySet<string>): string[] {
  return entries.map(([key]) => key).filter((key) => key !== '' && !known.has(key));
}

function unknownScopes(cells: readonly Cell[], column: 'dialMode' | 'channel'): string[] {
  return [...new Set(cells.map(({ scope }) => scope[column]))].filter((key) => key !== '' && !KNOWN[column].has(key));
}
