/** Stored values: named parts of bytes of any size that are read whole or not at all, whatever other writers and crashes do meanwhile. */
import { randomBytes } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { isUnreadable, StoreError } from '../../errors.ts';
import { mapAhead } from '../../parallel.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { orAbsent, storeError } from '../blobs/storage-errors.ts';
import { STORED_KINDS, type StoredKinds } from '../schemas/stored-kinds.ts';
import { kindAt, readVersion, upgraded, versionOf } from '../schemas/versions.ts';
import { HEAD_PROPERTIES, type Head, inlineProperty, parseHead, toHeadEntity, type ValueMeta } from './head.ts';
import { acrossFilter, checkKey, rangeFilter, type StoreKey, shownKey } from './keys.ts';
import { ORPHAN_MS, removeOrphanBlobs, VALUE_BLOBS } from './orphan-blobs.ts';
import { packParts, unpackPart } from './packed-parts.ts';
import { putEntity } from './put-entity.ts';

export type ValueKey = StoreKey;

/** What is written: part names are a lower-case letter and up to 31 letters or digits; at most 16 parts; meta is at most 8 K characters of JSON. */
export interface NewValue {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly meta: ValueMeta;
}

/** A value without its parts. */
export interface ValueHead extends Pick<NewValue, 'meta'> {
  readonly key: ValueKey;
  /** Names this state of the value. */
  readonly etag: string;
  /** Where its larger parts lie, for whoever replaces or deletes it; '' = nowhere. */
  readonly blob: string;
}

export interface StoredValue extends NewValue, ValueHead {}

/** From the first up to the second, which is no more among them. */
export type Between = readonly [from: string, to: string];

/** What a write replaces, as it was read or listed; null = nothing, the value must not exist yet. */
export type Replaced = Pick<ValueHead, 'etag' | 'blob'> | null;

export interface ReadOptions {
  /** The parts wanted; a name that the value lacks is left out. @default all of them */
  readonly parts?: readonly string[];
}

export interface ListOptions extends ReadOptions {
  /** Asked about a value that cannot be read (store.corrupt, store.newer): what stands in its place, undefined = nothing. @default the list ends with the error */
  readonly instead?: (key: ValueKey, error: StoreError) => StoredValue | undefined;
}

/** Every method throws StoreError: store.key for a key that cannot be one, store.unavailable, store.corrupt where what is stored cannot be read, store.newer where a newer version of the app wrote it. */
export interface ValueStore {
  read(key: ValueKey, options?: ReadOptions): Promise<StoredValue | undefined>;
  /** @throws StoreError store.conflict (retryable) where another writer was first */
  write(key: ValueKey, value: NewValue, replaced: Replaced): Promise<void>;
  /** The values with rows in [fromRow, toRow), in the order of their rows. Each is whole; all of them together are no snapshot. */
  list(partition: string, fromRow: string, toRow: string, options?: ListOptions): AsyncIterable<StoredValue>;
  /** The same of all partitions in [fromPartition, toPartition), in their order; of all their rows where none are named. */
  listAcross(partitions: Between, rows: Between | undefined, options?: ListOptions): AsyncIterable<StoredValue>;
  /** Removes a value as it was read or listed; one that is gone already is no error. @throws StoreError store.conflict where it changed */
  delete(value: Pick<ValueHead, 'key' | 'etag' | 'blob'>): Promise<void>;
  /** Removes what crashed writers left more than an hour before `now`, UTC epoch milliseconds, and gives the number of blobs; ends early where the signal says so. */
  removeOrphans(options: { readonly now: number; readonly signal?: AbortSignal | undefined }): Promise<number>;
}

export interface ValueStoreOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  /** @default those of this version of the app */
  readonly kinds?: StoredKinds | undefined;
}

// A blob older than that without a head is taken for a crashed writer's; a live writer must be done by then.
const WRITE_LIMIT_MS = ORPHAN_MS / 2;
const MAX_PARTS = 16;
const MAX_META_CHARACTERS = 8_192;
const READ_ATTEMPTS = 10;
const PARALLEL_READS = 8;

type HeadEntity = Readonly<Record<string, unknown>> & {
  readonly etag: string;
  readonly schema?: unknown;
  readonly writer?: unknown;
  readonly partitionKey?: unknown;
  readonly rowKey?: unknown;
};

/** Where values lie. */
export interface ValueStorage {
  readonly heads: TableClient;
  readonly blobs: Blobs;
}

/** Stored values in a table of Azure Table Storage and in blobs. */
export function valueStore({ heads, blobs }: ValueStorage, { now = Date.now, kinds = STORED_KINDS }: ValueStoreOptions = {}): ValueStore {
  function readHead(key: ValueKey, options?: ReadOptions): Promise<HeadEntity | undefined> {
    const select = selected(options);
    const queryOptions = select ? { queryOptions: { select } } : {};
    return orAbsent(`read the value ${shownKey(key)}`, () => heads.getEntity(key.partition, key.row, queryOptions));
  }

  /** The value of a head; undefined where the value was deleted meanwhile. A blob that is missing means that the head is old. */
  async function load(key: ValueKey, entity: HeadEntity | undefined, options?: ReadOptions): Promise<StoredValue | undefined> {
    const kind = kindAt(key, kinds);
    let current = entity;
    for (let attempt = 1; current; attempt++) {
      const head = parseHead(key, current);
      const version = readVersion(`read the value ${shownKey(key)}`, kind, head.version, kinds);
      const parts = await readParts(key, head, current, options?.parts);
      if (!(parts instanceof StoreError))
        return { key, etag: current.etag, blob: head.blob, ...upgraded<NewValue>(kind, version, { meta: head.meta, parts }, kinds) };
      current = await readHead(key, options);
      // Not replaced meanwhile: the bytes are gone or changed for good.
      if (current?.writer === head.writer) throw parts;
      if (attempt === READ_ATTEMPTS)
        throw new StoreError('store.unavailable', `Cannot read ${shownKey(key)}: it changes faster than it can be read`, {
          retryable: true,
        });
    }
    return undefined;
  }

  /** The wanted parts (all by default), or the error store.corrupt where the bytes of one are missing or not those that the head names. */
  async function readParts(key: ValueKey, head: Head, entity: HeadEntity, wanted?: readonly string[]) {
    const parts = head.parts.filter(({ name }) => wanted?.includes(name) ?? true);
    const blob = parts.some(({ place }) => place !== null) ? await blobs.read(head.blob) : undefined;
    const read = new Map<string, Uint8Array>();
    for (const part of parts) {
      const bytes = unpackPart(part, entity, blob?.bytes);
      if (!bytes)
        return new StoreError('store.corrupt', `Cannot read the part "${part.name}" of ${shownKey(key)}: its bytes are missing or changed`);
      read.set(part.name, bytes);
    }
    return read;
  }

  async function* listHeads(filter: string, from: StoreKey, options?: ReadOptions): AsyncGenerator<HeadEntity> {
    const select = selected(options);
    try {
      yield* heads.listEntities({ queryOptions: { filter, ...(select && { select }) } });
    } catch (error) {
      throw storeError(`list the values of ${shownKey(from)}`, error);
    }
  }

  async function* listLoaded(filter: string, from: StoreKey, options?: ListOptions): AsyncGenerator<StoredValue> {
    const found = mapAhead(listHeads(filter, from, options), PARALLEL_READS, (entity) => {
      const key = { partition: String(entity.partitionKey), row: String(entity.rowKey) };
      return load(key, entity, options).catch((error: unknown) => {
        if (options?.instead === undefined || !isUnreadable(error)) throw error;
        return options.instead(key, error);
      });
    });
    for await (const value of found) if (value) yield value;
  }

  async function write(key: ValueKey, value: NewValue, replaced: Replaced): Promise<void> {
    checkKey(key);
    checkValue(value);
    const startedMs = now();
    const operation = `write the value ${shownKey(key)}`;
    const writer = randomBytes(10).toString('hex');
    const { parts, inline, blob: bytes } = await packParts(value.parts);
    const blob = bytes.length === 0 ? '' : `${VALUE_BLOBS}${writer}`;
    if (blob !== '') await blobs.write(blob, bytes, null);
    if (now() - startedMs > WRITE_LIMIT_MS)
      throw new StoreError('store.unavailable', `Cannot ${operation}: it took too long`, { retryable: true });
    const head = toHeadEntity({ writer, blob, parts, meta: value.meta, version: versionOf(kindAt(key, kinds), kinds) });
    const entity = { partitionKey: key.partition, rowKey: key.row, ...head, ...inline };
    try {
      await putEntity(operation, heads, entity, 'writer', replaced?.etag ?? null);
    } catch (error) {
      // Of a head that was refused it is certain that it is not there.
      if (error instanceof StoreError && error.code === 'store.conflict') await removeUnused(blob);
      throw error;
    }
    await removeUnused(replaced?.blob ?? '');
  }

  /** What cannot be removed now is removed with the orphans. */
  async function removeUnused(blob: string): Promise<void> {
    if (blob !== '') await blobs.remove(blob).catch(() => undefined);
  }

  return {
    async read(key, options) {
      return load(checkKey(key), await readHead(key, options), options);
    },
    write,
    async *list(partition, fromRow, toRow, options) {
      yield* listLoaded(rangeFilter(partition, fromRow, toRow), { partition, row: fromRow }, options);
    },
    async *listAcross(partitions, rows, options) {
      yield* listLoaded(acrossFilter(partitions, rows), { partition: partitions[0], row: rows?.[0] ?? '' }, options);
    },
    async delete({ key, etag, blob }) {
      checkKey(key);
      await orAbsent(`delete the value ${shownKey(key)}`, () => heads.deleteEntity(key.partition, key.row, { etag }));
      await removeUnused(blob);
    },
    removeOrphans: ({ now: nowMs, signal }) => removeOrphanBlobs({ heads, blobs }, nowMs, signal),
  };
}

/** What is read of a head: all of it, or without the inline bytes of parts that are not wanted. */
function selected(options?: ReadOptions): string[] | undefined {
  return options?.parts && [...HEAD_PROPERTIES, ...options.parts.map(inlineProperty)];
}

/** @throws RangeError where the value is not as NewValue says */
function checkValue({ parts, meta }: NewValue): void {
  if (parts.size > MAX_PARTS) throw new RangeError(`Cannot write ${parts.size} parts: a value has at most ${MAX_PARTS}`);
  for (const name of parts.keys()) {
    if (!/^[a-z][a-zA-Z0-9]{0,31}$/.test(name))
      throw new RangeError(`Cannot write a part "${name.slice(0, 40)}": it is no name of letters and digits`);
  }
  const characters = JSON.stringify(meta).length;
  if (characters > MAX_META_CHARACTERS)
    throw new RangeError(`Cannot write ${characters} characters of meta: at most ${MAX_META_CHARACTERS}`);
}
