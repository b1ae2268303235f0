/** What breaks a rule as a table for CSV; whatever keeps the list from being whole is a row of it too, so that no file looks like none. */
import { columns } from '../../files/tables/column.ts';
import type { Table } from '../../files/tables/table.ts';
import type { ShownViolations } from './shown-violations.ts';

const COLUMNS = [
  ...columns('text', 'kind', 'delivery', 'call'),
  ...columns('instant', 'startedAt', 'countedAt'),
  ...columns('text', 'queue', 'queueName', 'configuration', 'configurationName', 'channel', 'cap'),
  ...columns('count', 'attempts', 'allowed'),
  ...columns('text', 'source', 'note'),
];

/** Stands in "kind" of a row that is no violation: its note says what is missing. */
const NOT_LISTED = 'not-listed';

export function violationsTable({ violations, notListed, atLeast, provisional }: ShownViolations): Table {
  const missing = notListed.map(({ from, to, detail }) => `${from} to ${to}: ${detail}`);
  const more = atLeast.map(({ kind, reason }) => `There may be more of ${kind}: ${reason}.`);
  const notes = [...missing, ...more, ...provisional].map((note) => ({ kind: NOT_LISTED, note }));
  return { name: 'violations', columns: COLUMNS, items: [...notes, ...(violations ?? [])] };
}
