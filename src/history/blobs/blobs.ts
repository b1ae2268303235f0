/** Blobs of one container, each read and written whole. */

/** A blob as it was read. */
export interface ReadBlob {
  readonly bytes: Uint8Array;
  /** Names this state of the blob, for write(). */
  readonly etag: string;
}

/** A blob without its bytes. */
export interface ListedBlob {
  readonly name: string;
  readonly sizeBytes: number;
  /** UTC epoch milliseconds, by the clock of storage. */
  readonly modifiedMs: number;
}

/** Every method throws StoreError store.unavailable. Names are parts joined by slashes, of letters, digits and "-_.=". */
export interface Blobs {
  /** Undefined where there is none. */
  read(name: string): Promise<ReadBlob | undefined>;
  /** Gives the new etag. @param replaced etag of the blob that is replaced; null = there must be none yet. @throws StoreError store.conflict (retryable) where another writer was first */
  write(name: string, bytes: Uint8Array, replaced: string | null): Promise<string>;
  /** One that is gone already is no error. @param etag that it must still have. @default whatever it is. @throws StoreError store.conflict where it changed */
  remove(name: string, etag?: string): Promise<void>;
  /** Those whose names begin so, in the order of their names. */
  list(prefix: string): AsyncIterable<ListedBlob>;
}
