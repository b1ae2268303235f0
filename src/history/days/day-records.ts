/** The records of a day out of its files, quarter hour by quarter hour: of each row what the newest blob says, and never many more rows in memory than a part of the day. */
import { GROUP_ROWS, type ReadColumns, readColumns } from '../parquet/parquet-file.ts';
import { type At, numbers, texts } from '../parquet/reading.ts';
import type { RecordFiles } from './day-files.ts';

/** How records are read out of columns. */
export interface Decoding<R> {
  /** The columns that it needs. @default all */
  readonly names?: readonly string[];
  /** Undefined for a row that is not wanted. */
  readonly records: (columns: ReadColumns) => At<R | undefined>;
}

/** [fromMs, toMs), UTC epoch milliseconds. */
export type Span = readonly [fromMs: number, toMs: number];

export interface QuarterRecords<R> {
  /** UTC epoch milliseconds. */
  readonly quarterMs: number;
  readonly records: readonly R[];
}

/** The records of the quarter hours of a span, in order of time. @throws StoreError store.corrupt */
export async function* streamRecords<R>(
  { open, folded }: RecordFiles,
  span: Span,
  decoding: Decoding<R>,
): AsyncGenerator<QuarterRecords<R>> {
  const later = await readOpen(open, span, decoding);
  // Where nothing came later nobody asks which row is which.
  const names = decoding.names && later.size > 0 ? ['delivery_id', ...decoding.names] : decoding.names;
  for await (const part of partsOf(folded, span, [...later.keys()])) {
    const columns = part.rows > 0 && folded ? await readColumns(folded, { ...part.range, ...(names && { names }) }) : undefined;
    const [id, record] = columns === undefined ? [] : [texts(columns, 'delivery_id'), decoding.records(columns)];
    for (const { quarterMs, rowStart, rowEnd } of part.quarters) {
      const ofQuarter = later.get(quarterMs);
      const records: R[] = [];
      for (let row = rowStart - part.range.rowStart; row < rowEnd - part.range.rowStart; row++) {
        if (ofQuarter?.has(id?.(row) ?? '')) continue;
        const read = record?.(row);
        if (read !== undefined) records.push(read);
      }
      for (const read of ofQuarter?.values() ?? []) {
        const found = read?.();
        if (found !== undefined) records.push(found);
      }
      if (records.length > 0) yield { quarterMs, records };
    }
  }
}

/** By start of a quarter hour and by id: what reads the record; undefined of a row that was removed. */
type LaterRows<R> = Map<number, Map<string, (() => R | undefined) | undefined>>;

async function readOpen<R>(open: readonly Uint8Array[], span: Span, { names, records }: Decoding<R>): Promise<LaterRows<R>> {
  const [fromMs, toMs] = span;
  const found: LaterRows<R> = new Map();
  for (const bytes of open) {
    // Of a blob that tells of other hours too, no more stays in memory than was asked for.
    const runs = await runsOf(bytes, span);
    const [first, last] = [runs[0], runs.at(-1)];
    if (first === undefined || last === undefined) continue;
    const wanted = names && ['quarter', 'delivery_id', 'removed', ...names];
    const columns = await readColumns(bytes, { rowStart: first.rowStart, rowEnd: last.rowEnd, ...(wanted && { names: wanted }) });
    const [quarterMs, id, isGone] = [numbers(columns, 'quarter'), texts(columns, 'delivery_id'), columns.values<boolean>('removed')];
    const record = records(columns);
    for (let row = 0; row < columns.rows; row++) {
      const at = quarterMs(row);
      if (at < fromMs || at >= toMs) continue;
      const ofQuarter = found.get(at) ?? new Map<string, (() => R | undefined) | undefined>();
      found.set(at, ofQuarter);
      if (!ofQuarter.has(id(row))) ofQuarter.set(id(row), isGone[row] === true ? undefined : () => record(row));
    }
  }
  return found;
}

/** The rows of a quarter hour in a file. */
interface Run {
  readonly quarterMs: number;
  readonly rowStart: number;
  readonly rowEnd: number;
}

interface Part {
  readonly quarters: readonly Run[];
  readonly rows: number;
  readonly range: { readonly rowStart: number; readonly rowEnd: number };
}

/** Quarter hours that are read together: those of the file, and those that are in open blobs alone. */
async function* partsOf(folded: Uint8Array | undefined, span: Span, others: readonly number[]): AsyncGenerator<Part> {
  const runs = folded === undefined ? [] : await runsOf(folded, span);
  const known = new Set(runs.map(({ quarterMs }) => quarterMs));
  const empty = others.filter((quarterMs) => !known.has(quarterMs)).map((quarterMs) => ({ quarterMs, rowStart: 0, rowEnd: 0 }));
  let quarters: Run[] = [];
  let rows = 0;
  for (const run of [...runs, ...empty].sort((a, b) => a.quarterMs - b.quarterMs)) {
    if (rows > 0 && rows + run.rowEnd - run.rowStart > GROUP_ROWS) {
      yield partOf(quarters, rows);
      [quarters, rows] = [[], 0];
    }
    quarters.push(run);
    rows += run.rowEnd - run.rowStart;
  }
  if (quarters.length > 0) yield partOf(quarters, rows);
}

function partOf(quarters: readonly Run[], rows: number): Part {
  const filled = quarters.filter(({ rowStart, rowEnd }) => rowEnd > rowStart);
  return { quarters, rows, range: { rowStart: filled[0]?.rowStart ?? 0, rowEnd: filled.at(-1)?.rowEnd ?? 0 } };
}

/** The rows of a file are in order of time. */
async function runsOf(bytes: Uint8Array, [fromMs, toMs]: Span): Promise<Run[]> {
  const columns = await readColumns(bytes, { names: ['quarter'] });
  const quarterMs = numbers(columns, 'quarter');
  const runs: Run[] = [];
  for (let row = 0; row < columns.rows; ) {
    const [start, at] = [row, quarterMs(row)];
    while (row < columns.rows && quarterMs(row) === at) row++;
    if (at >= fromMs && at < toMs) runs.push({ quarterMs: at, rowStart: start, rowEnd: row });
  }
  return runs;
}
