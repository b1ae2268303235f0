/** The run log in Table Storage: a partition a UTC day and kind, the newest run first. */
import { isNewer, StoreError } from '../errors.ts';
import { unlessChanged } from '../history/tables/conflicts.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { StoreKey } from '../history/tables/keys.ts';
import { updateDocument } from '../history/tables/update-document.ts';
import { forEachAhead, mapAhead } from '../parallel.ts';
import { DAY_MS } from '../time/lengths.ts';
import { RUN_KINDS, type Run, type RunKind, runSchema, WORK_KINDS, type WorkKind } from './run.ts';

export interface RunQuery {
  /** Started in [fromMs, toMs), UTC epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
  /** @default every kind of work: who opened a report is asked for by its kind */
  readonly kind?: RunKind | undefined;
  /** The run of this id alone; then of any kind where none is asked for. @default all */
  readonly id?: string | undefined;
  /** Only what comes after this run in the log's order, whether it is still there or not. @default all */
  readonly after?: RunPlace | undefined;
  /** Integer > 0. */
  readonly limit: number;
}

/** Where a run stands in the log: newest first, and of one millisecond by id. It never changes, so that pages neither skip nor repeat a run. */
export type RunPlace = Pick<Run, 'startedMs' | 'id'>;

/** Every method throws StoreError. */
export interface RunLog {
  /** Writes a run, in place of what was written of it before. */
  write(run: Run): Promise<void>;
  /** Newest first. */
  list(query: RunQuery): Promise<readonly Run[]>;
  /** The last runs of each kind of work that began in the 14 days up to an instant, newest first. */
  latest(nowMs: number, limit: number): Promise<Readonly<Record<WorkKind, readonly Run[]>>>;
  /** Removes the runs that began before an instant, UTC epoch milliseconds, and gives their number. */
  purge(beforeMs: number): Promise<number>;
}

const PREFIX = 'runs|';
const LATEST_DAYS = 14;
const PARALLEL_DAYS = 4;
const PARALLEL_REMOVALS = 8;
// Rows count down, so that the order of Table Storage is newest first; thirteen digits last until the year 2286.
const LAST_MS = 9_999_999_999_999;

/** The run log as small documents. */
export function runLog(documents: DocumentStore): RunLog {
  const listDay = async (dayMs: number, kinds: readonly RunKind[], query: RunQuery): Promise<readonly Run[]> => {
    const lists = await Promise.all(kinds.map((kind) => firstOf(documents, partitionOf(dayMs, kind), rowsOf(query), query)));
    return lists.flat().sort((a, b) => b.startedMs - a.startedMs || (a.id < b.id ? -1 : 1));
  };
  const list = async (query: RunQuery): Promise<readonly Run[]> => {
    const kinds = kindsOf(query);
    const found: Run[] = [];
    for await (const runs of mapAhead(daysBackwards(query), PARALLEL_DAYS, (dayMs) => listDay(dayMs, kinds, query))) {
      found.push(...runs);
      if (found.length >= query.limit) break;
    }
    return found.slice(0, query.limit);
  };
  return {
    async write(run) {
      if (isFirstOf(run) && (await unlessChanged(() => documents.write(keyOf(run), run, null)))) return;
      await updateDocument(documents, keyOf(run), () => run);
    },
    list,
    async latest(nowMs, limit) {
      const query = { fromMs: nowMs - LATEST_DAYS * DAY_MS, toMs: nowMs + 1, limit };
      const entries = await Promise.all(WORK_KINDS.map(async (kind) => [kind, await list({ ...query, kind })] as const));
      return Object.fromEntries(entries) as Record<WorkKind, readonly Run[]>;
    },
    async purge(beforeMs) {
      let removed = 0;
      // "~" comes after every kind.
      const old = documents.listKeys(PREFIX, `${PREFIX}${dateOf(beforeMs)}~`);
      await forEachAhead(old, PARALLEL_REMOVALS, async ({ key, etag }) => {
        if (startedMsOf(key) >= beforeMs) return;
        await documents.delete(key, etag);
        removed++;
      });
      return removed;
    },
  };
}

/** Whether nothing was written of it before, as a rule: then it need not be looked for. */
function isFirstOf({ outcome, kind }: Run): boolean {
  return outcome === 'running' || kind === 'access';
}

function kindsOf({ kind, id }: RunQuery): readonly RunKind[] {
  if (kind !== undefined) return [kind];
  return id === undefined ? WORK_KINDS : RUN_KINDS;
}

async function firstOf(
  documents: DocumentStore,
  partition: string,
  [fromRow, toRow]: [string, string],
  { limit, id }: Pick<RunQuery, 'limit' | 'id'>,
): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const { key, value } of documents.list(partition, fromRow, toRow, unlessNewer)) {
    if (id !== undefined && !key.row.endsWith(` ${id}`)) continue;
    runs.push(parse(value));
    if (runs.length === limit) break;
  }
  return runs;
}

/** The starts of the UTC days of the range, the newest first. */
function* daysBackwards({ fromMs, toMs, after }: RunQuery): Generator<number> {
  const lastMs = Math.min(toMs - 1, after?.startedMs ?? toMs);
  for (let dayMs = Math.floor(lastMs / DAY_MS) * DAY_MS; dayMs > fromMs - DAY_MS; dayMs -= DAY_MS) yield dayMs;
}

/** Partition "runs|2026-11-23|harvest". */
function partitionOf(instantMs: number, kind: RunKind): string {
  return `${PREFIX}${dateOf(instantMs)}|${kind}`;
}

function keyOf({ startedMs, kind, id }: Run): StoreKey {
  return { partition: partitionOf(startedMs, kind), row: `${rowAt(startedMs)} ${id}` };
}

function rowAt(instantMs: number): string {
  return String(LAST_MS - instantMs).padStart(13, '0');
}

/** Bounds of the rows of runs that began in [fromMs, toMs), after the one that is named. */
function rowsOf({ fromMs, toMs, after }: RunQuery): [fromRow: string, toRow: string] {
  const first = rowAt(toMs - 1);
  // "~" comes after every id.
  const next = after === undefined ? first : `${rowAt(after.startedMs)} ${after.id}~`;
  return [next > first ? next : first, rowAt(fromMs - 1)];
}

function startedMsOf({ row }: StoreKey): number {
  return LAST_MS - Number(row.slice(0, 13));
}

function dateOf(instantMs: number): string {
  return new Date(instantMs).toISOString().slice(0, 10);
}

/** What a newer version of the app wrote is told apart (health), and left out. */
function unlessNewer(_row: string, error: StoreError): void {
  if (!isNewer(error)) throw error;
}

function parse(value: unknown): Run {
  const result = runSchema.safeParse(value);
  if (result.success) return result.data;
  const state = 'it has not the shape this version writes';
  throw new StoreError('store.corrupt', `Cannot read an entry of the run log: ${state}`, { cause: result.error });
}
