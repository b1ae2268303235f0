/** A table of a report: what a sheet, a CSV file and a page of JSON show of it. */
import type { Report } from '../../report/report.ts';
import { type Column, cellOf, columns, itemsAt, measuresAt, type Value } from './column.ts';

/** What makes a table of any report. */
export interface TableDefinition {
  /** Stable, at most 31 characters, no other but for case: it names a sheet and a file too. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly itemsOf: (report: Report) => readonly object[];
}

export interface Table extends Omit<TableDefinition, 'itemsOf'> {
  /** One a row, as the report's JSON has them where they stand there. */
  readonly items: readonly object[];
}

/** A list of the report: what names its items, then their numbers as they are explained. */
export function listed(name: string, at: string, ...labels: readonly (readonly Column[])[]): TableDefinition {
  return { name, columns: [...labels.flat(), ...measuresAt(at)], itemsOf: (report) => itemsAt(report, at) };
}

/** A list within the items of another: each of its items with what names the outer one. */
export function nested(
  name: string,
  [at, inner]: readonly [string, string],
  outer: readonly string[],
  ...labels: readonly (readonly Column[])[]
): TableDefinition {
  return {
    name,
    columns: [...columns('text', ...outer), ...labels.flat(), ...measuresAt(`${at}.${inner}`)],
    itemsOf: (report) =>
      itemsAt(report, at).flatMap((item) => {
        const named = Object.fromEntries(outer.map((key) => [key, cellOf(item, { name: key })]));
        return itemsAt(item, inner).map((part) => ({ ...named, ...part }));
      }),
  };
}

/** The rows of a table as they are asked for. */
export function* rowsOf({ columns, items }: Table): Generator<readonly Value[]> {
  for (const item of items) yield columns.map((column) => cellOf(item, column));
}
