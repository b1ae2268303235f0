/** Finds the records of some rows of a day, at a cost that follows their number: by indexes of the day's blobs that stay in memory, within bounds. */
import type { Blobs } from '../blobs/blobs.ts';
import type { Day, RecordKind } from '../days/day.ts';
import { type FileState, fileName, openName } from '../days/day-blobs.ts';
import { readNamedFile, readOpenBlob } from '../days/day-files.ts';
import { GROUP_ROWS, type ReadColumns, readColumns } from '../parquet/parquet-file.ts';
import { type At, numbers, texts } from '../parquet/reading.ts';
import { keptInMemory } from './kept-in-memory.ts';
import { type RowIndex, rowIndex } from './row-index.ts';

/** Ids by the start of their quarter hour, UTC epoch milliseconds. */
export type AskedIds = ReadonlyMap<number, ReadonlySet<string>>;
/** Records by the same, and by id. */
export type FoundRecords<R> = ReadonlyMap<number, ReadonlyMap<string, R>>;

export interface RowLookUp {
  /** What is there of the rows that are asked for. @throws StoreError, BlobGone */
  find<R>(day: Day, kind: RecordKind, asked: AskedIds, records: (columns: ReadColumns) => At<R>): Promise<FoundRecords<R>>;
  /** Takes note of a blob that was just written, which will be asked for soon. */
  note(name: string, bytes: Uint8Array): void;
}

/** A blob whose rows may be asked for. */
interface Source {
  readonly index: RowIndex;
  bytes(): Promise<Uint8Array>;
}

interface FoldedSource extends Source, FileState {}

const MOST_BYTES = 32e6;
const MOST_INDEX_BYTES = 24e6;
const BYTES_A_ROW = 8;

export function rowLookUp(blobs: Blobs): RowLookUp {
  // Of an open blob, which never changes, the index may be there without the bytes.
  const keptBytes = keptInMemory<Uint8Array>(MOST_BYTES);
  const indexes = keptInMemory<RowIndex>(MOST_INDEX_BYTES);
  const foldedFiles = keptInMemory<FoldedSource>(MOST_BYTES);

  async function openBytes(name: string): Promise<Uint8Array> {
    const bytes = keptBytes.get(name) ?? (await readOpenBlob(blobs, name));
    keptBytes.set(name, bytes, bytes.length);
    return bytes;
  }

  async function openSource(name: string): Promise<Source> {
    const index = indexes.get(name) ?? (await indexOf(await openBytes(name)));
    indexes.set(name, index, BYTES_A_ROW * index.rows);
    return { index, bytes: () => openBytes(name) };
  }

  /** As new as the entity says it is at least. */
  async function foldedSource(day: Day, kind: RecordKind): Promise<FoldedSource | undefined> {
    const leastRevision = day.files.get(kind);
    if (leastRevision === undefined) return undefined;
    const name = fileName(kind, day.dayMs);
    const known = foldedFiles.get(name);
    if (known?.life === day.life && known.revision >= leastRevision) return known;
    const file = await readNamedFile(blobs, day, kind);
    if (file === undefined) return undefined;
    const { bytes, life, revision } = file;
    const source = { index: await indexOf(bytes), bytes: async () => bytes, life, revision };
    foldedFiles.set(name, source, bytes.length + BYTES_A_ROW * source.index.rows);
    return source;
  }

  return {
    async find(day, kind, asked, records) {
      type Found = ReturnType<ReturnType<typeof records>>;
      const found = new Map<number, Map<string, Found>>();
      const left = new Map(Array.from(asked, ([quarterMs, ids]) => [quarterMs, new Set(ids)]));
      const folded = await foldedSource(day, kind);
      const open = day.open.filter(({ revision, kinds }) => kinds.includes(kind) && revision > (folded?.revision ?? 0)).toReversed();
      const tell = (quarterMs: number, id: string, record: Found | undefined) => {
        left.get(quarterMs)?.delete(id);
        if (record === undefined) return;
        const ofQuarter = found.get(quarterMs) ?? new Map<string, Found>();
        found.set(quarterMs, ofQuarter.set(id, record));
      };
      for (const one of open) await findIn(await openSource(openName(day.dayMs, one, kind)), left, records, tell);
      if (folded !== undefined) await findIn(folded, left, records, tell);
      return found;
    },
    note: (name, bytes) => keptBytes.set(name, bytes, bytes.length),
  };
}

async function indexOf(bytes: Uint8Array): Promise<RowIndex> {
  const columns = await readColumns(bytes, { names: ['delivery_id'] });
  return rowIndex(columns.rows, texts(columns, 'delivery_id'));
}

/** Tells of each row of a blob that is looked for; undefined = removed. */
async function findIn<R>(
  { index, bytes }: Source,
  left: ReadonlyMap<number, ReadonlySet<string>>,
  records: (columns: ReadColumns) => At<R>,
  tell: (quarterMs: number, id: string, record: R | undefined) => void,
): Promise<void> {
  const rows = new Set<number>();
  for (const ids of left.values()) for (const id of ids) for (const row of index.rowsOf(id)) rows.add(row);
  if (rows.size === 0) return;
  const all = await bytes();
  for (const [part, group] of Map.groupBy(rows, (row) => Math.floor(row / GROUP_ROWS))) {
    const rowStart = part * GROUP_ROWS;
    const columns = await readColumns(all, { rowStart, rowEnd: Math.min(rowStart + GROUP_ROWS, index.rows) });
    const [quarterMs, idAt, isGone] = [numbers(columns, 'quarter'), texts(columns, 'delivery_id'), columns.values<boolean>('removed')];
    const record = records(columns);
    for (const row of group) {
      const at = row - rowStart;
      const [quarter, id] = [quarterMs(at), idAt(at)];
      if (left.get(quarter)?.has(id)) tell(quarter, id, isGone[at] === true ? undefined : record(at));
    }
  }
}
