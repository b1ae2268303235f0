/** Copies a history whole: a backup, a restored backup, or a move to another account, region or prefix. */
import type { TableClient } from '@azure/data-tables';
import { InputError } from '../../src/errors.ts';
import type { HistoryStorage } from '../../src/history/open-storage.ts';
import { forEachAhead } from '../../src/parallel.ts';

/** How much was copied. */
export interface Copied {
  readonly blobs: number;
  readonly entities: number;
}

const TABLES = ['heads', 'documents', 'days'] as const;
const AT_ONCE = 16;

/**
 * Copies every blob and every entity. Nothing may write to either meanwhile: a table that is read after a blob may name what the copy lacks.
 * @param to an empty one @throws InputError input.command where it is not, StoreError
 */
export async function copyHistory(from: HistoryStorage, to: HistoryStorage): Promise<Copied> {
  if (!(await isEmpty(to)))
    throw new InputError('input.command', 'Cannot copy the history: the target holds one already; name an empty one');
  let [blobs, entities] = [0, 0];
  await forEachAhead(from.blobs.list(''), AT_ONCE, async ({ name }) => {
    const blob = await from.blobs.read(name);
    if (blob === undefined) return;
    await to.blobs.write(name, blob.bytes, null);
    blobs++;
  });
  for (const table of TABLES) {
    await forEachAhead(from[table].listEntities({ disableTypeConversion: true }), AT_ONCE, async (stored) => {
      const { partitionKey = '', rowKey = '', etag: _, timestamp: __, ...values } = stored;
      await to[table].createEntity({ ...values, partitionKey, rowKey });
      entities++;
    });
  }
  return { blobs, entities };
}

async function isEmpty({ blobs, ...storage }: HistoryStorage): Promise<boolean> {
  for await (const _ of blobs.list('')) return false;
  for (const table of TABLES) if (await hasEntities(storage[table])) return false;
  return true;
}

async function hasEntities(table: TableClient): Promise<boolean> {
  for await (const _ of table.listEntities()) return true;
  return false;
}
