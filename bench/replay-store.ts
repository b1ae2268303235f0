/** A value store that remembers what was read of another one, so that the same reads can be done again without storage. */
import type { ReadOptions, ReadValue, StoredValue, ValueStore } from '../src/history/tables/value-store.ts';

export interface ReplayStore extends ValueStore {
  /** Bytes of the parts that were read, before compression. */
  readonly sizeBytes: number;
  /** Lists and single reads that were remembered. */
  readonly reads: number;
}

/** The first time each read goes to `values`, afterwards it is answered from memory. Writes go through, and are not seen by what was remembered. */
export function replayStore(values: ValueStore): ReplayStore {
  const [singles, lists] = [new Map<string, Promise<readonly ReadValue[]>>(), new Map<string, Promise<readonly StoredValue[]>>()];
  let sizeBytes = 0;
  const once = <T extends StoredValue>(
    known: Map<string, Promise<readonly T[]>>,
    key: readonly unknown[],
    read: () => Promise<readonly T[]>,
  ) => {
    const name = JSON.stringify(key);
    const found = known.get(name) ?? read().then(weighed);
    known.set(name, found);
    return found;
  };
  const weighed = <T extends StoredValue>(found: readonly T[]) => {
    for (const { parts } of found) for (const bytes of parts.values()) sizeBytes += bytes.length;
    return found;
  };
  return {
    ...values,
    get sizeBytes() {
      return sizeBytes;
    },
    get reads() {
      return singles.size + lists.size;
    },
    async read(key, options) {
      const [value] = await once(singles, [key, options], async () => {
        const found = await values.read(key, options);
        return found === undefined ? [] : [found];
      });
      return value;
    },
    async *list(partition: string, fromRow: string, toRow: string, options?: ReadOptions) {
      yield* await once(lists, [partition, fromRow, toRow, options], () =>
        Array.fromAsync(values.list(partition, fromRow, toRow, options)),
      );
    },
  };
}
