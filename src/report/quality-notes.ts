/** What a reader should know about the data before trusting a number. */
import type { Cell, Detail, Tally } from '../metrics/cube/cube.ts';
import { mergeTallies } from '../metrics/cube/cube.ts';
import type { OpenList } from '../metrics/cube/open-list.ts';
import { FLAG_NAMES, FLAGS, type FlagName } from '../metrics/fact/quality.ts';
import { differenceOfRates } from '../metrics/kpis/statistics.ts';
import { WATCHED_COLUMNS } from '../metrics/row/empty-columns.ts';
import type { TrendDay } from './comparison/trend.ts';
import { KNOWN } from './lists.ts';
import type { ContactReport, QualityNote } from './report.ts';

const MAX_VALUES = 5;
/** Days that a column's usual share of empty values is taken from. */
const NORM_DAYS = 28;
// Ten points more empty than usual, and surely so: less is everyday life.
const MIN_RISE = 0.1;

export interface QualityInput {
  readonly tally: Tally;
  readonly detail: Detail;
  readonly cells: readonly Cell[];
  readonly trend: readonly TrendDay[];
  readonly contacts: ContactReport;
  /** Result attributes without a delivery, null where that is not known: of a part of the deliveries nobody can tell. */
  readonly orphanAttributes: number | null;
  /** When PRIVACY_KEY was changed within the time that contacts are looked back at, UTC epoch milliseconds. */
  readonly keyChanges: readonly number[];
}

/** One note a kind of oddity that occurred, in the order of FLAGS, then of rows among each other, then columns that are emptier than usual. */
export function qualityNotes({ tally, detail, cells, trend, contacts, orphanAttributes, keyChanges }: QualityInput): QualityNote[] {
  const values: Partial<Record<FlagName, readonly string[]>> = {
    unknownStatus: unknownKeys(detail.byStatus, KNOWN.status),
    unknownResult: unknownKeys(detail.byResult, KNOWN.result),
    unknownDialMode: unknownScopes(cells, 'dialMode'),
    unknownChannel: unknownScopes(cells, 'channel'),
  };
  const flags = detail.quality.flatMap(([index, count]) => {
    const id = FLAG_NAMES[index];
    return id === undefined ? [] : [{ id, name: FLAGS[id].name, count, values: (values[id] ?? []).slice(0, MAX_VALUES) }];
  });
  return [...flags, ...repeatedNote(contacts), ...orphanNote(orphanAttributes), ...keyNote(keyChanges), ...emptierColumns(tally, trend)];
}

function orphanNote(count: number | null): QualityNote[] {
  const name = 'Result attributes whose delivery is not in Dataverse, by the time they were written; they count nowhere';
  return count === null || count === 0 ? [] : [{ id: 'orphanAttribute', name, count, values: [] }];
}

function keyNote(keyChanges: readonly number[]): QualityNote[] {
  const name =
    'Changes of the key of contact pseudonyms (PRIVACY_KEY): contacts from before count as other people, so counts over time do not hold';
  const values = keyChanges.slice(-MAX_VALUES).map((changedMs) => new Date(changedMs).toISOString());
  return keyChanges.length === 0 ? [] : [{ id: 'privacyKeyChanged', name, count: keyChanges.length, values }];
}

function repeatedNote({ repeatedDeliveries }: ContactReport): QualityNote[] {
  const name = 'Deliveries to the same contact with a delivery id that was there before; both count';
  return repeatedDeliveries === null || repeatedDeliveries === 0
    ? []
    : [{ id: 'repeatedDeliveryId', name, count: repeatedDeliveries, values: [] }];
}

function emptierColumns(tally: Tally, trend: readonly TrendDay[]): QualityNote[] {
  const norm = mergeTallies(trend.filter(({ daysBefore }) => daysBefore <= NORM_DAYS).map((day) => day.tally));
  return WATCHED_COLUMNS.flatMap((column): QualityNote[] => {
    const count = tally[`empty ${column}`];
    const rise = differenceOfRates(count, tally.deliveries, norm[`empty ${column}`], norm.deliveries);
    if (rise === null || rise.value < MIN_RISE || rise.low <= 0) return [];
    const usual = `${Math.round((norm[`empty ${column}`] / norm.deliveries) * 100)} %`;
    return [{ id: `empty-${column}`, name: `Deliveries with an empty ${column}, usually ${usual}`, count, values: [] }];
  });
}

function unknownKeys({ entries }: OpenList, known: ReadonlySet<string>): string[] {
  return entries.map(([key]) => key).filter((key) => key !== '' && !known.has(key));
}

function unknownScopes(cells: readonly Cell[], column: 'dialMode' | 'channel'): string[] {
  return [...new Set(cells.map(({ scope }) => scope[column]))].filter((key) => key !== '' && !KNOWN[column].has(key));
}
