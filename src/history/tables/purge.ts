/** Removing chunks that nothing refers to any more. */

import { forEachAhead } from '../../parallel.ts';
import { HOUR_MS } from '../../time/lengths.ts';
import { parseChunkRow, removeChunk } from './chunks.ts';
import { HEAD_PROPERTIES, type Head, parseHead } from './head.ts';
import { rangeFilter, type StoreKey } from './keys.ts';
import type { Tables } from './open-tables.ts';
import { storeError } from './table-errors.ts';

/** How long the chunks of a replaced generation, or of a writer that has not written its head yet, stay: milliseconds. */
export const RETIRED_MS = HOUR_MS;

const PARALLEL_REMOVALS = 8;

/** Removes every chunk that is older than an hour and that no head names, or names as replaced more than an hour before `nowMs`. Stops between partitions. @throws StoreError store.unavailable */
export async function purgeChunks(
  tables: Pick<Tables, 'heads' | 'chunks'>,
  nowMs: number,
  signal?: AbortSignal | undefined,
): Promise<{ removed: number }> {
  let removed = 0;
  for await (const old of oldChunks(tables, nowMs)) {
    if (signal?.aborted) break;
    // Heads are read after their chunks, so a chunk that is in use has its head by now.
    const heads = await readHeads(tables, old[0]?.partition ?? '');
    const unused = old.filter(({ row }) => isUnused(row, heads, nowMs));
    await forEachAhead(unused, PARALLEL_REMOVALS, (chunk) => removeChunk(tables.chunks, chunk));
    removed += unused.length;
  }
  return { removed };
}

/** The chunks older than an hour, all those of a partition together. */
async function* oldChunks({ chunks }: Pick<Tables, 'chunks'>, nowMs: number): AsyncGenerator<readonly StoreKey[]> {
  let group: StoreKey[] = [];
  const select = ['partitionKey', 'rowKey', 'timestamp'];
  try {
    for await (const { partitionKey = '', rowKey = '', timestamp = '' } of chunks.listEntities({ queryOptions: { select } })) {
      // Negated, so that a chunk whose time cannot be read (NaN) stays.
      if (!(nowMs - Date.parse(timestamp) > RETIRED_MS)) continue;
      if (group[0] && group[0].partition !== partitionKey) {
        yield group;
        group = [];
      }
      group.push({ partition: partitionKey, row: rowKey });
    }
  } catch (error) {
    throw storeError('list chunks', error);
  }
  if (group.length > 0) yield group;
}

/** The heads of a partition by row; "unreadable" for one that a newer version of this program may have written. */
async function readHeads({ heads }: Pick<Tables, 'heads'>, partition: string): Promise<ReadonlyMap<string, Head | 'unreadable'>> {
  const found = new Map<string, Head | 'unreadable'>();
  try {
    for await (const entity of heads.listEntities({ queryOptions: { filter: rangeFilter(partition), select: HEAD_PROPERTIES } })) {
      const row = entity.rowKey ?? '';
      found.set(row, headOrUnreadable({ partition, row }, entity));
    }
  } catch (error) {
    throw storeError(`list the values of a partition`, error);
  }
  return found;
}

function headOrUnreadable(key: StoreKey, entity: object): Head | 'unreadable' {
  try {
    return parseHead(key, entity);
  } catch {
    return 'unreadable';
  }
}

function isUnused(chunkRow: string, heads: ReadonlyMap<string, Head | 'unreadable'>, nowMs: number): boolean {
  const chunk = parseChunkRow(chunkRow);
  if (!chunk) return false;
  const head = heads.get(chunk.valueRow);
  if (head === 'unreadable') return false;
  if (head === undefined) return true;
  if (head.generation === chunk.generation) return false;
  const retired = head.retired.find(({ generation }) => generation === chunk.generation);
  return retired === undefined || nowMs - retired.replacedMs > RETIRED_MS;
}
