/** The reasons of a report as data: a row a value, for programs that say them in words of their own. */
import type { Report } from '../../report/report.ts';
import { columns } from './column.ts';
import type { TableDefinition } from './table.ts';

interface Told {
  /** The part of the report that it stands in. */
  readonly part: string;
  /** What it is about there: a day, a note, a measure; null = the report. */
  readonly of: string | null;
  readonly id: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Every reason of a report with its values; one without values has one row. */
export const reasons: TableDefinition = {
  name: 'reasons',
  columns: [...columns('text', 'part', 'of', 'id', 'value', 'text'), ...columns('number', 'number')],
  itemsOf: (report) => toldIn(report).flatMap(rowsOf),
};

function toldIn({ provisionalNotes = [], compliance, contacts, quality, comparison, restated = [] }: Report): readonly Told[] {
  const { unwatchedNote = null } = comparison;
  const { reasonNote = null, lookBackNote = null } = contacts;
  return [
    ...provisionalNotes.map((note) => ({ part: 'provisionalNotes', of: null, ...note })),
    ...(reasonNote === null ? [] : [{ part: 'contacts', of: null, ...reasonNote }]),
    ...(lookBackNote === null ? [] : [{ part: 'contacts', of: 'lookBack', ...lookBackNote }]),
    ...compliance.notMeasured.flatMap(({ id, reasonId, values = {} }) =>
      reasonId === undefined ? [] : [{ part: 'notMeasured', of: id, id: reasonId, values }],
    ),
    ...quality.flatMap(({ id, data }) => (data === undefined ? [] : [{ part: 'quality', of: id, id: null, values: data }])),
    ...(unwatchedNote === null ? [] : [{ part: 'comparison', of: 'unwatched', ...unwatchedNote }]),
    ...restated.flatMap(({ date, changes = [] }) => changes.map((change) => ({ part: 'restated', of: date, ...change }))),
  ];
}

function rowsOf({ part, of, id, values }: Told): readonly object[] {
  const named = { part, of, id };
  const rows = Object.entries(values).map(([value, held]) => ({
    ...named,
    value,
    text: typeof held === 'number' ? null : held,
    number: typeof held === 'number' ? held : null,
  }));
  return rows.length === 0 ? [named] : rows;
}
