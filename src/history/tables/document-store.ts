/** Small JSON documents that are changed by compare-and-swap: watermarks, ledger, backlog, names, run log. */
import { randomBytes } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { isUnreadable, StoreError } from '../../errors.ts';
import { orAbsent, storeError } from '../blobs/storage-errors.ts';
import { STORED_KINDS, type StoredKinds } from '../schemas/stored-kinds.ts';
import { kindAt, readVersion, upgraded, versionOf } from '../schemas/versions.ts';
import { checkKey, partitionsFilter, rangeFilter, type StoreKey, shownKey } from './keys.ts';
import { putEntity } from './put-entity.ts';

export interface StoredDocument {
  readonly key: StoreKey;
  /** Plain JSON; the reader checks its shape. */
  readonly value: unknown;
  readonly etag: string;
}

/** Every method throws StoreError: store.key for a key that cannot be one, store.unavailable, store.corrupt where what is stored is no document, store.newer where a newer version of the app wrote it. */
export interface DocumentStore {
  read(key: StoreKey): Promise<StoredDocument | undefined>;
  /** Gives the new etag. `etag` null = must not exist yet. @throws StoreError store.conflict (retryable) where another writer was first, store.key over 440 K characters */
  write(key: StoreKey, value: unknown, etag: string | null): Promise<string>;
  /** Removes the document; one that is gone already is no error. @throws StoreError store.conflict where it changed */
  delete(key: StoreKey, etag: string): Promise<void>;
  /** The documents with rows in [fromRow, toRow), in the order of their rows; an absent bound is open. One that cannot be read ends it, or is told to `onUnreadable` and left out. */
  list(
    partition: string,
    fromRow?: string,
    toRow?: string,
    onUnreadable?: (row: string, error: StoreError) => void,
  ): AsyncIterable<StoredDocument>;
  /** The keys alone of all documents of the partitions in [fromPartition, toPartition), in their order. */
  listKeys(fromPartition: string, toPartition: string): AsyncIterable<Pick<StoredDocument, 'key' | 'etag'>>;
}

// A string property holds 32 K characters of UTF-16 and an entity 1 MiB: 14 properties are 896 KiB.
const PROPERTY_CHARACTERS = 32_768;
const MAX_CHARACTERS = 14 * PROPERTY_CHARACTERS;

/** Documents in one table of Azure Table Storage. @param kinds what is stored. @default what this version of the app stores */
export function documentStore({ documents }: { readonly documents: TableClient }, kinds: StoredKinds = STORED_KINDS): DocumentStore {
  return {
    async read(key) {
      const entity = await orAbsent(`read the document ${shownKey(key)}`, () => documents.getEntity(checkKey(key).partition, key.row));
      return entity && { key, value: parse(key, entity, kinds), etag: entity.etag };
    },
    async write(key, value, etag) {
      const writer = randomBytes(9).toString('base64url');
      const version = versionOf(kindAt(checkKey(key), kinds), kinds);
      const entity = { partitionKey: key.partition, rowKey: key.row, writer, version, ...textProperties(key, value) };
      return putEntity(`write the document ${shownKey(key)}`, documents, entity, 'writer', etag);
    },
    async delete(key, etag) {
      checkKey(key);
      await orAbsent(`delete the document ${shownKey(key)}`, () => documents.deleteEntity(key.partition, key.row, { etag }));
    },
    async *list(partition, fromRow, toRow, onUnreadable) {
      const filter = rangeFilter(partition, fromRow, toRow);
      try {
        for await (const entity of documents.listEntities({ queryOptions: { filter } })) {
          const key = { partition, row: entity.rowKey ?? '' };
          const value = tolerant(() => parse(key, entity, kinds), onUnreadable && ((error) => onUnreadable(key.row, error)));
          if (value !== undefined) yield { key, value, etag: entity.etag };
        }
      } catch (error) {
        throw storeError(`list the documents of ${shownKey({ partition, row: fromRow ?? '' })}`, error);
      }
    },
    async *listKeys(fromPartition, toPartition) {
      const queryOptions = { filter: partitionsFilter(fromPartition, toPartition), select: ['partitionKey', 'rowKey'] };
      try {
        for await (const { partitionKey = '', rowKey = '', etag } of documents.listEntities({ queryOptions })) {
          yield { key: { partition: partitionKey, row: rowKey }, etag };
        }
      } catch (error) {
        throw storeError(`list the documents from ${shownKey({ partition: fromPartition, row: '' })} on`, error);
      }
    },
  };
}

function textProperties(key: StoreKey, value: unknown): Record<string, string> {
  const json = JSON.stringify(value);
  if (json === undefined) throw new TypeError(`Cannot write the document ${shownKey(key)}: the value is no JSON`);
  // In ASCII a cut can never part the two halves of a character, and the size does not depend on the encoding.
  const text = json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (text.length > MAX_CHARACTERS) {
    throw new StoreError('store.key', `Cannot write the document ${shownKey(key)}: ${text.length} characters, more than ${MAX_CHARACTERS}`);
  }
  const count = Math.ceil(text.length / PROPERTY_CHARACTERS);
  const piece = (i: number) => text.slice(i * PROPERTY_CHARACTERS, (i + 1) * PROPERTY_CHARACTERS);
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`json${i}`, piece(i)]));
}

/** @throws StoreError store.corrupt, store.newer */
function parse(key: StoreKey, entity: Readonly<Record<string, unknown>>, kinds: StoredKinds): unknown {
  const kind = kindAt(key, kinds);
  const version = readVersion(`read the document ${shownKey(key)}`, kind, entity.version, kinds);
  let text = '';
  for (let i = 0; typeof entity[`json${i}`] === 'string'; i++) text += entity[`json${i}`];
  try {
    return upgraded<unknown>(kind, version, JSON.parse(text), kinds);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new StoreError('store.corrupt', `Cannot read the document ${shownKey(key)}: it is no JSON`, { cause });
  }
}

/** What a reading gives; undefined where it throws and somebody else is told of it. */
function tolerant<T>(read: () => T, onError: ((error: StoreError) => void) | undefined): T | undefined {
  try {
    return read();
  } catch (error) {
    if (onError === undefined || !isUnreadable(error)) throw error;
    onError(error);
    return undefined;
  }
}
