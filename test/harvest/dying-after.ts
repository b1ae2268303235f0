/** Storage that a process uses until it is killed. */
import type { History } from '../../src/history/history.ts';

/** What a harvest writes into. */
export type Stores = Pick<History, 'quarters' | 'documents' | 'values' | 'blobs'>;

/** A history whose process dies after so many calls: nothing of it is done from then on. */
export function dyingAfter({ quarters, documents, values, blobs }: Stores, calls: number): Stores {
  let left = calls;
  const alive = () => {
    if (left-- <= 0) throw new Error('killed');
  };
  return {
    quarters: {
      ...quarters,
      async edit(...args) {
        alive();
        await quarters.edit(...args);
      },
    },
    documents: {
      ...documents,
      async write(key, value, etag) {
        alive();
        return documents.write(key, value, etag);
      },
    },
    values: {
      ...values,
      async write(key, value, replaced) {
        alive();
        return values.write(key, value, replaced);
      },
      async delete(value) {
        alive();
        return values.delete(value);
      },
    },
    blobs: {
      ...blobs,
      async write(name, bytes, replaced) {
        alive();
        return blobs.write(name, bytes, replaced);
      },
      async remove(name) {
        alive();
        return blobs.remove(name);
      },
    },
  };
}
