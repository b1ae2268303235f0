/** Storage as one process has it: at its so-and-so-manyth call the process dies, or storage fails it. */
import { StoreError } from '../../../src/errors.ts';
import type { DocumentStore } from '../../../src/history/tables/document-store.ts';
import type { ValueStore } from '../../../src/history/tables/value-store.ts';

/** "after": what was asked for is done, and nobody learns of it. */
export interface Fate {
  /** From 1 on. */
  readonly call: number;
  readonly how: 'dies before' | 'dies after' | 'fails' | 'fails after';
}

export interface Stores {
  readonly documents: DocumentStore;
  readonly values: ValueStore;
}

// An outage is over for the next call but two.
const FAILURES = 3;

/** The same stores until then; what is dead stays so. */
export function fated({ documents, values }: Stores, fate: Fate | undefined): Stores {
  let calls = 0;
  let isDead = false;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (isDead) throw new Error('this process is dead');
    calls++;
    if (fate === undefined || calls < fate.call || calls >= fate.call + FAILURES) return work();
    isDead = fate.how.startsWith('dies');
    if (fate.how.endsWith('after')) await work().catch(() => undefined);
    if (isDead) throw new Error('this process is dead');
    throw new StoreError('store.unavailable', 'Cannot ask storage: it does not answer', { retryable: true });
  };
  return {
    documents: {
      read: (key) => call(() => documents.read(key)),
      write: (key, value, etag) => call(() => documents.write(key, value, etag)),
      delete: (key, etag) => call(() => documents.delete(key, etag)),
      list: (...range) => begun(call, () => documents.list(...range)),
      listKeys: (...range) => begun(call, () => documents.listKeys(...range)),
    },
    values: {
      ...values,
      read: (...args) => call(() => values.read(...args)),
      write: (...args) => call(() => values.write(...args)),
      delete: (...args) => call(() => values.delete(...args)),
      list: (...args) => begun(call, () => values.list(...args)),
    },
  };
}

async function* begun<T>(call: (work: () => Promise<void>) => Promise<void>, list: () => AsyncIterable<T>): AsyncGenerator<T, void> {
  await call(async () => undefined);
  yield* list();
}
