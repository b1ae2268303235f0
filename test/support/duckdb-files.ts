/** DuckDB over the files of a folder. */
import { DuckDBInstance } from '@duckdb/node-api';

export interface DuckDbFiles {
  /** The rows of a query, in whose text names of files are those in the folder; whole numbers as numbers, dates as texts. */
  rowsOf(sql: string): Promise<Record<string, unknown>[]>;
  /** The types and the values of a query's columns, as DuckDB has them. */
  columnsOf(
    sql: string,
  ): Promise<{ readonly names: readonly string[]; readonly types: readonly string[]; readonly columns: readonly (readonly unknown[])[] }>;
  close(): void;
}

export async function openDuckDbFiles(folder: string): Promise<DuckDbFiles> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`SET file_search_path = '${folder}'`);
  return {
    rowsOf: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson().map(withNumbers),
    async columnsOf(sql) {
      const read = await connection.runAndReadAll(sql);
      return { names: read.columnNames(), types: read.columnTypes().map(String), columns: read.getColumns() };
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** As JSON DuckDB writes a BIGINT as a text. */
function withNumbers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value]),
  );
}
