/** What the tests of the history share. */
import type { Blobs } from '../../src/history/blobs/blobs.ts';
import type { NewValue, StoredValue, ValueKey, ValueStore } from '../../src/history/tables/value-store.ts';

/** A value of named parts. */
export function newValue(parts: Record<string, Uint8Array>, meta: NewValue['meta'] = {}): NewValue {
  return { parts: new Map(Object.entries(parts)), meta };
}

/** The bytes of a part, none where the value or the part is absent. */
export function bytesOf(stored: StoredValue | undefined, part: string): Buffer {
  return Buffer.from(stored?.parts.get(part) ?? new Uint8Array());
}

/** Writes a value in place of the one that is there, and gives it as it is read then. */
export async function put(store: ValueStore, key: ValueKey, value: NewValue): Promise<StoredValue> {
  await store.write(key, value, (await store.read(key, { parts: [] })) ?? null);
  const stored = await store.read(key);
  if (stored === undefined) throw new Error('Cannot read what was just written');
  return stored;
}

/** Names of the blobs whose names begin so. */
export function namesOf(blobs: Blobs, prefix = 'values/'): Promise<string[]> {
  return Array.fromAsync(blobs.list(prefix), ({ name }) => name);
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
