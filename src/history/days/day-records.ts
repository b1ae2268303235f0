/** The records of a day out of its files, quarter hour by quarter hour: of each row what the newest blob says, and never many more rows in memory than a part of the day. */
import { corrupt } from '../parquet/file-metadata.ts';
import { type ReadColumns, readColumns, rowGroupsOf } from '../parquet/parquet-file.ts';
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
  const rows = folded && rowReader(folded, names, decoding);
  for (const { quarterMs, rowStart, rowEnd } of await allRuns(folded, span, [...later.keys()])) {
    const ofQuarter = later.get(quarterMs);
    const records: R[] = [];
    const add = (record: R | undefined) => {
      if (record !== undefined) records.push(record);
    };
    for (let row = rowStart; rows !== undefined && row < rowEnd; ) {
      const { id, record, end } = await rows.from(row);
      for (const last = Math.min(rowEnd, end); row < last; row++) if (ofQuarter?.has(id(row)) !== true) add(record(row));
    }
    for (const read of ofQuarter?.values() ?? []) add(read?.());
    if (records.length > 0) yield { quarterMs, records };
  }
}

/** The rows of a file in their order, of which one group at a time is unpacked, once. */
function rowReader<R>(bytes: Uint8Array, names: readonly string[] | undefined, { records }: Decoding<R>) {
  const groups = rowGroupsOf(bytes);
  let next = 0;
  let end = 0;
  let group: { readonly id: At<string>; readonly record: At<R | undefined>; readonly end: number } | undefined;
  return {
    /** What gives the rows from this one up to `end`. */
    async from(row: number) {
      while (group === undefined || row >= group.end) {
        const [start, found] = [end, groups[next++]];
        if (found === undefined) throw corrupt(new RangeError('it has fewer rows than it tells'));
        end += found.rows;
        if (row >= end) continue;
        const columns = await found.read(names);
        const [id, record] = [texts(columns, 'delivery_id'), records(columns)];
        group = { id: (at) => id(at - start), record: (at) => record(at - start), end };
      }
      return group;
    },
  };
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

/** The quarter hours of a file, and those that are in open blobs alone, in order of time. */
async function allRuns(folded: Uint8Array | undefined, span: Span, others: readonly number[]): Promise<readonly Run[]> {
  const runs = folded === undefined ? [] : await runsOf(folded, span);
  const known = new Set(runs.map(({ quarterMs }) => quarterMs));
  const empty = others.filter((quarterMs) => !known.has(quarterMs)).map((quarterMs) => ({ quarterMs, rowStart: 0, rowEnd: 0 }));
  return [...runs, ...empty].sort((a, b) => a.quarterMs - b.quarterMs);
}

/** The rows of a file are in order of time. @throws StoreError store.corrupt */
export async function runsOf(bytes: Uint8Array, [fromMs, toMs]: Span): Promise<Run[]> {
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
