/** What is read of one table: its columns, asked for once, and its pages of checked rows. */
import { getColumns } from './existing-columns.ts';
import { listPages } from './pages.ts';
import { type MalformedRow, parseRows, type Table } from './table-definitions.ts';
import type { Transport } from './transport.ts';

export interface DataversePage<Row> {
  readonly rows: readonly Row[];
  readonly malformed: readonly MalformedRow[];
  /** When the page was answered by the server's clock, UTC epoch milliseconds. */
  readonly serverMs: number;
}

/** Both methods throw DataverseError. */
export interface TableReader<Row> {
  readonly table: Table<Row>;
  /** The columns to select: those that this organisation has. */
  columns(signal: AbortSignal | undefined): Promise<readonly string[]>;
  /** All pages of a path; `task` is for messages. */
  list(path: string, task: string, signal: AbortSignal | undefined): AsyncGenerator<DataversePage<Row>>;
}

/** A reader of a table; `prefer` is the Prefer header of each page. */
export function createTableReader<Row>(transport: Transport, table: Table<Row>, prefer: string): TableReader<Row> {
  let known: readonly string[] | undefined;
  // Listings that begin at once ask once; each run with its own signal, so that none is stopped by another's.
  let asking: { readonly signal: AbortSignal | undefined; readonly columns: Promise<readonly string[]> } | undefined;
  return {
    table,
    async columns(signal) {
      if (known !== undefined) return known;
      if (asking === undefined || asking.signal !== signal) asking = { signal, columns: getColumns(transport, table, signal) };
      const { columns } = asking;
      try {
        known = await columns;
        return known;
      } finally {
        if (asking?.columns === columns) asking = undefined;
      }
    },
    async *list(path, task, signal) {
      const request = { task, table: table.name, primaryKey: table.primaryKey, prefer, ...(signal && { signal }) };
      for await (const { rows, serverMs } of listPages(transport, path, request)) yield { ...parseRows(table, rows), serverMs };
    },
  };
}
