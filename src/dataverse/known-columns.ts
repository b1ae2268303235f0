/** The columns of one table as this process knows them: asked for once, and again where one has vanished meanwhile. */
import { MINUTE_MS } from '../time/lengths.ts';
import { AnswerError } from './answer-error.ts';
import { getColumns } from './existing-columns.ts';
import type { Table } from './table-definitions.ts';
import type { Transport } from './transport.ts';

export interface KnownColumns {
  /** Those to select: the ones that this organisation has. @throws DataverseError */
  get(signal: AbortSignal | undefined): Promise<readonly string[]>;
  /** Whether an error says that one of the selected columns is not there; then it is selected no more. */
  forget(error: unknown, selected: readonly string[]): boolean;
  /** Columns that were there when they were asked for, and refused later. */
  readonly vanished: ReadonlySet<string>;
}

/** The definitions are asked again so seldom that a run does it once at most: they may still name what has vanished. */
const ASK_AGAIN_MS = 10 * MINUTE_MS;

export function knownColumns<Row>(transport: Transport, table: Table<Row>): KnownColumns {
  const vanished = new Set<string>();
  let known: readonly string[] | undefined;
  let askedMs = Number.NEGATIVE_INFINITY;
  // Listings that begin at once ask once; each run with its own signal, so that none is stopped by another's.
  let asking: { readonly signal: AbortSignal | undefined; readonly columns: Promise<readonly string[]> } | undefined;

  async function ask(signal: AbortSignal | undefined): Promise<readonly string[]> {
    if (asking === undefined || asking.signal !== signal) asking = { signal, columns: getColumns(transport, table, signal) };
    const { columns } = asking;
    try {
      known = await columns;
      return known;
    } finally {
      if (asking?.columns === columns) asking = undefined;
    }
  }

  return {
    async get(signal) {
      const columns = known ?? (await ask(signal));
      return columns.filter((column) => !vanished.has(column));
    },
    forget(error, selected) {
      const column = error instanceof AnswerError ? error.unknownColumn : undefined;
      if (column === undefined || column === table.primaryKey || !selected.includes(column)) return false;
      if (!vanished.has(column) && Date.now() - askedMs >= ASK_AGAIN_MS) {
        askedMs = Date.now();
        known = undefined;
      }
      vanished.add(column);
      return true;
    },
    vanished,
  };
}
