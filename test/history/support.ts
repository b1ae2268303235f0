/** What the tests of the history share. */
import { parseHead, type RetiredGeneration } from '../../src/history/tables/head.ts';
import type { Tables } from '../../src/history/tables/open-tables.ts';
import type { NewValue, StoredValue, ValueKey } from '../../src/history/tables/value-store.ts';

/** A value of named parts. */
export function newValue(parts: Record<string, Uint8Array>, meta: NewValue['meta'] = {}): NewValue {
  return { parts: new Map(Object.entries(parts)), meta };
}

/** The bytes of a part, none where the value or the part is absent. */
export function bytesOf(stored: StoredValue | undefined, part: string): Buffer {
  return Buffer.from(stored?.parts.get(part) ?? new Uint8Array());
}

/** Rows of the chunks in a partition. */
export async function chunkRows({ chunks }: Tables, partition: string): Promise<string[]> {
  const found = await collect(chunks.listEntities({ queryOptions: { filter: `PartitionKey eq '${partition}'` } }));
  return found.map(({ rowKey }) => rowKey ?? '');
}

/** The generations that a head names as replaced, with their chunks. */
export async function retired({ heads }: Tables, key: ValueKey): Promise<readonly RetiredGeneration[]> {
  return parseHead(key, await heads.getEntity(key.partition, key.row)).retired;
}

/** All that a list gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** What a promise was rejected with, undefined where it was not. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
