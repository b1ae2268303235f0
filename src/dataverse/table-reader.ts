/** What is read of one table: its columns, asked for once, and its pages of checked rows. */
import { knownColumns } from './known-columns.ts';
import { listPages } from './pages.ts';
import { type MalformedRow, parseRows, type Table } from './table-definitions.ts';
import type { Transport } from './transport.ts';

export interface DataversePage<Row> {
  readonly rows: readonly Row[];
  readonly malformed: readonly MalformedRow[];
  /** When the page was answered by the server's clock, UTC epoch milliseconds. */
  readonly serverMs: number;
}

export interface TableReader<Row> {
  readonly table: Table<Row>;
  /**
   * All pages of a listing, which is made with the columns to select: those that this organisation has. Where one of them has vanished
   * meanwhile, the listing begins anew without it, and rows may come again. @throws DataverseError
   */
  listWith(
    listing: (select: readonly string[]) => AsyncIterable<DataversePage<Row>>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<DataversePage<Row>>;
  /** All pages of a path; `task` is for messages. @throws DataverseError */
  list(path: string, task: string, signal: AbortSignal | undefined): AsyncGenerator<DataversePage<Row>>;
  /** Columns that vanished since this process began to read, by name. */
  readonly vanished: ReadonlySet<string>;
}

/** A reader of a table; `prefer` is the Prefer header of each page. */
export function createTableReader<Row>(transport: Transport, table: Table<Row>, prefer: string): TableReader<Row> {
  const columns = knownColumns(transport, table);
  return {
    table,
    async *listWith(listing, signal) {
      for (;;) {
        const select = await columns.get(signal);
        try {
          yield* listing(select);
          return;
        } catch (error) {
          // Each time a column less, so this ends.
          if (!columns.forget(error, select)) throw error;
        }
      }
    },
    async *list(path, task, signal) {
      const request = { task, table: table.name, primaryKey: table.primaryKey, prefer, ...(signal && { signal }) };
      for await (const { rows, serverMs } of listPages(transport, path, request)) yield { ...parseRows(table, rows), serverMs };
    },
    vanished: columns.vanished,
  };
}
