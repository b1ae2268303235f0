/** Tallies as a Parquet file: a row for each scope of each quarter hour, a column for each of its counts. */
import { TALLY_COUNTS, type Tally, type TallyCount } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { type Columns, snakeCase } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { numbers } from './reading.ts';
import { scopeColumns, scopesIn } from './record-columns.ts';

/** What one scope amounts to in one quarter hour (its start, UTC epoch milliseconds). */
export interface TallyRow {
  readonly quarterMs: number;
  readonly scope: Scope;
  readonly tally: Tally;
}

const NAMES = TALLY_COUNTS.map((name) => [name, snakeCase(name)] as const);

export const TALLY_COLUMNS: Columns<TallyRow> = {
  quarter: { type: 'time', meaning: 'Start of the quarter hour of UTC', of: ({ quarterMs }) => quarterMs },
  ...scopeColumns<TallyRow>(({ scope }) => scope),
  ...Object.fromEntries(NAMES.map(([name, column]) => [column, countColumn(name)])),
};

/** The rows of a file in its order. */
export function tallyRowsIn(columns: ReadColumns): TallyRow[] {
  const [quarterMs, scope] = [numbers(columns, 'quarter'), scopesIn(columns)];
  const counts = NAMES.map(([name, column]) => [name, numbers(columns, column)] as const);
  return Array.from({ length: columns.rows }, (_, row) => {
    const tally = {} as Record<TallyCount, number>;
    for (const [name, at] of counts) tally[name] = at(row);
    return { quarterMs: quarterMs(row), scope: scope(row), tally };
  });
}

function countColumn(name: TallyCount) {
  // Sums of values pass what 32 bits hold.
  const type = name === 'valueHundredths' ? ('long' as const) : ('integer' as const);
  return { type, meaning: `Count: ${name}`, of: ({ tally }: TallyRow) => tally[name] };
}
