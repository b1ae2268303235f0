/** What a reader should know about the data before trusting a number. */
import type { Cell, Detail, Tally } from '../metrics/cube/cube.ts';
import { mergeTallies } from '../metrics/cube/cube.ts';
import type { OpenList } from '../metrics/cube/open-list.ts';
import { FLAG_NAMES, FLAGS, type FlagName } from '../metrics/fact/quality.ts';
import { differenceOfRates } from '../metrics/kpis/statistics.ts';
import { WATCHED_COLUMNS } from '../metrics/row/empty-columns.ts';
import { isoOf, type RulesChange } from './comparison/filed-by.ts';
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
  /** Changes of PRIVACY_KEY between the rows of the period and of the time that contacts are looked back at, UTC epoch milliseconds. */
  readonly keyChanges: readonly number[];
  /** Changes of other settings that shape facts, between the same rows. */
  readonly rulesChanges: readonly RulesChange[];
  /** Names in settings that no row had; asked for in the report of a Sunday alone. */
  readonly unmetNames: readonly { readonly setting: string; readonly name: string }[];
  /** Tables that Dataverse showed only a part of in the period, with the depth of the right to read them. @default none */
  readonly partlyShown?: readonly { readonly table: string; readonly depth: string }[] | undefined;
}

/** One note a kind of oddity that occurred, in the order of FLAGS, then of rows among each other, then columns that are emptier than usual. */
export function qualityNotes(input: QualityInput): QualityNote[] {
  const { tally, detail, cells, trend } = input;
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
  return [
    ...flags,
    ...repeatedNote(input.contacts),
    ...sequenceNote(input.contacts),
    ...orphanNote(input.orphanAttributes),
    ...keyNote(input.keyChanges),
    ...rulesNote(input.rulesChanges),
    ...unmetNote(input.unmetNames),
    ...partNote(input.partlyShown ?? []),
    ...emptierColumns(tally, trend),
  ];
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

function rulesNote(all: QualityInput['rulesChanges']): QualityNote[] {
  const name =
    'Changes of settings that say how rows count: rows that were read before count by the earlier ones, until a backfill reads them again';
  const changes = all.slice(-MAX_VALUES).map(({ atMs, settings }) => ({ at: isoOf(atMs), settings }));
  const values = changes.map(({ at, settings }) => `${at ?? 'not known when'}: ${settings.join(', ') || 'not known what'}`);
  return all.length === 0 ? [] : [{ id: 'rulesChanged', name, count: all.length, values, changes }];
}

function unmetNote(names: QualityInput['unmetNames']): QualityNote[] {
  const name = 'Names in settings that no delivery had in 30 days: a typing mistake, or a code or keyword that is no longer in use';
  const values = names.slice(0, MAX_VALUES).map((unmet) => `${unmet.setting}: ${unmet.name}`);
  return names.length === 0 ? [] : [{ id: 'unmetName', name, count: names.length, values }];
}

function partNote(parts: NonNullable<QualityInput['partlyShown']>): QualityNote[] {
  const name =
    'Dataverse shows only a part of these tables: the application user lacks organisation-level Read on them, and what is not shown counts nowhere';
  const shown = parts.map(({ table, depth }) => [table.endsWith('_attribute') ? 'attributes' : 'deliveries', depth] as const);
  const values = shown.map(([rows, depth]) => `${rows}: depth ${depth}`);
  return parts.length === 0 ? [] : [{ id: 'partlyShown', name, count: parts.length, values, data: Object.fromEntries(shown) }];
}

function repeatedNote({ repeatedDeliveries }: ContactReport): QualityNote[] {
  const name = 'Deliveries to the same contact with a delivery id that was there before; both count';
  return repeatedDeliveries === null || repeatedDeliveries === 0
    ? []
    : [{ id: 'repeatedDeliveryId', name, count: repeatedDeliveries, values: [] }];
}

function sequenceNote({ sequenceAgainstStarts: count }: ContactReport): QualityNote[] {
  const name = 'Sequence numbers (msdyn_seq_no) against the order of starts at the same contact; attempts are numbered by their starts';
  return count === null || count === 0 ? [] : [{ id: 'sequenceAgainstStarts', name, count, values: [] }];
}

function emptierColumns(tally: Tally, trend: readonly TrendDay[]): QualityNote[] {
  const norm = mergeTallies(trend.filter(({ daysBefore }) => daysBefore <= NORM_DAYS).map((day) => day.tally));
  return WATCHED_COLUMNS.flatMap((column): QualityNote[] => {
    const count = tally[`empty ${column}`];
    const rise = differenceOfRates(count, tally.deliveries, norm[`empty ${column}`], norm.deliveries);
    if (rise === null || rise.value < MIN_RISE || rise.low <= 0) return [];
    const usual = norm[`empty ${column}`] / norm.deliveries;
    const name = `Deliveries with an empty ${column}, usually ${Math.round(usual * 100)} %`;
    return [{ id: `empty-${column}`, name, count, values: [], data: { column, share: count / tally.deliveries, usual } }];
  });
}

function unknownKeys({ entries }: OpenList, known: ReadonlySet<string>): string[] {
  return entries.map(([key]) => key).filter((key) => key !== '' && !known.has(key));
}

function unknownScopes(cells: readonly Cell[], column: 'dialMode' | 'channel'): string[] {
  return [...new Set(cells.map(({ scope }) => scope[column]))].filter((key) => key !== '' && !KNOWN[column].has(key));
}
