/** Writes docs/history.md out of the tables that the files are written from, and the queries; with --check it only tells whether the file is current. */
import { FILE_KINDS, type FileKind } from '../../src/history/days/day.ts';
import type { ColumnShape, ColumnType } from '../../src/history/parquet/columns.ts';
import { snakeCase } from '../../src/history/parquet/columns.ts';
import { COUNTS_OF, type ColumnShapes, DETAIL_COLUMNS, TALLY_COLUMNS } from '../../src/history/parquet/cube-columns.ts';
import { FACT_COLUMNS } from '../../src/history/parquet/fact-columns.ts';
import { INTAKE_COLUMNS } from '../../src/history/parquet/intake-file.ts';
import { FLAGS } from '../../src/metrics/fact/quality.ts';
import { WATCHED_COLUMNS } from '../../src/metrics/row/empty-columns.ts';
import { buildFile, type GeneratedFile } from '../generated/generated-file.ts';
import { code, section, table } from '../generated/markdown.ts';
import { COUNT_NAMES, countMeaning } from './count-meanings.ts';
import { ELSEWHERE, INTRO, KEYS, LAYOUT } from './history-texts.ts';
import { HISTORY_QUERIES } from './queries.ts';

/** The columns of each kind of file, as the page tells them. */
export const DOCUMENTED_COLUMNS: Readonly<Record<FileKind, ColumnShapes>> = {
  facts: FACT_COLUMNS,
  intakes: INTAKE_COLUMNS,
  tallies: TALLY_COLUMNS,
  details: DETAIL_COLUMNS,
};

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: '32-bit integer',
  long: '64-bit integer',
  flag: 'boolean',
  time: 'timestamp',
};
const LEADS: Readonly<Record<FileKind, string>> = {
  facts: 'A row for each delivery that finished on the day. Rows with `moved` count nowhere.',
  intakes: 'A row for each delivery that was created on the day, finished or not.',
  tallies: 'A row for each scope (engagement configuration, queue, channel, dial mode) of each quarter hour: a cell. Its counts add up.',
  details: 'A row for each entry of the lists of a cell; `cell` joins it to its row of tallies.',
};

/** The page's text. */
export function historyDoc(): string {
  const queries = Object.values(HISTORY_QUERIES).map(({ title, lead, sql }) => `### ${title}\n${lead}\n\n\`\`\`sql\n${sql};\n\`\`\``);
  const parts = [
    INTRO,
    section('Layout', '', LAYOUT),
    section(
      'Queries for DuckDB',
      'In the folder of an [export](#export-and-inspection); days are those of the zone that is named, by the time zone data of the DuckDB that runs them; an older one puts calls near midnight on another day than a report where clocks changed since (findings/duckdb-zones.sh).',
      queries.join('\n\n'),
    ),
    ELSEWHERE,
    ...FILE_KINDS.map((kind) => section(`Columns of ${kind}`, LEADS[kind], columnTable(kind))),
    section(
      'Lists of details',
      KEYS,
      table(
        ['list', 'counts'],
        [...COUNTS_OF].map(([list, counts]) => [code(list), counts.map(snakeCase).join(', ')]),
      ),
    ),
    section('Bits', 'Bits are never used again for something else.', bitTable()),
  ];
  return `${parts.join('\n\n')}\n`;
}

const COUNTS = new Map(COUNT_NAMES.map((name) => [snakeCase(name), countMeaning(name)]));

function columnTable(kind: FileKind): string {
  const rows = Object.entries(DOCUMENTED_COLUMNS[kind]).map(([name, column]) => [
    code(name),
    TYPES[column.type],
    unitOf(column),
    meaningOf(kind, name, column),
  ]);
  return table(['column', 'type', 'unit', 'meaning'], rows);
}

function unitOf({ type, unit = '' }: ColumnShape): string {
  return type === 'time' ? 'UTC, milliseconds' : unit;
}

/** A count's own column says no more than its name. */
function meaningOf(kind: FileKind, name: string, { meaning }: ColumnShape): string {
  if (kind !== 'tallies' && kind !== 'details') return meaning;
  return meaning.replace(/^Count: \w+( msdyn_\w+)?/, COUNTS.get(name) ?? '');
}

function bitTable(): string {
  const rows = [
    ...Object.values(FLAGS).map(({ bit, name }) => ['flags', bit, name] as const),
    ...WATCHED_COLUMNS.map((column, i) => ['empty_columns', 2 ** i, `${column} was empty`] as const),
  ];
  const sorted = rows.toSorted(([a, i], [b, j]) => b.localeCompare(a, 'en') || i - j);
  return table(
    ['column', 'bit', 'meaning'],
    sorted.map(([column, bit, meaning]) => [code(column), String(bit), meaning]),
  );
}

export const HISTORY_DOC: GeneratedFile = { path: 'docs/history.md', script: 'history-doc', text: historyDoc };

if (import.meta.main) await buildFile(HISTORY_DOC, process.argv.slice(2));
