/** Stored values: named parts of bytes of any size that are read whole or not at all, whatever other writers, crashes and purges do meanwhile. */
import { isCorrupt, StoreError } from '../../errors.ts';
import { mapAhead } from '../../parallel.ts';
import { readChunks, removeChunks, writeParts } from './chunks.ts';
import {
  chunkCount,
  HEAD_PROPERTIES,
  type Head,
  inlineProperty,
  parseHead,
  type RetiredGeneration,
  toHeadEntity,
  type ValueMeta,
} from './head.ts';
import { acrossFilter, checkKey, partitionsFilter, rangeFilter, type StoreKey, shownKey } from './keys.ts';
import type { Tables } from './open-tables.ts';
import { purgeChunks, RETIRED_MS } from './purge.ts';
import { putEntity } from './put-entity.ts';
import { conflict, orAbsent, storeError } from './table-errors.ts';

export type ValueKey = StoreKey;

/** What is written: part names are a lower-case letter and up to 31 letters or digits; at most 16 parts; meta is at most 8 K characters of JSON. */
export interface NewValue {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly meta: ValueMeta;
}

export interface StoredValue extends NewValue {
  readonly key: ValueKey;
  /** Names this state of the value, for write() and delete(). */
  readonly etag: string;
}

/** A value that was read by itself. */
export interface ReadValue extends StoredValue {
  /** Where its bytes lie, for whoever replaces it. */
  readonly head: Head;
}

/** A value without its parts. */
export type ValueHead = Pick<StoredValue, 'key' | 'etag' | 'meta'>;

/** From the first up to the second, which is no more among them. */
export type Between = readonly [from: string, to: string];

/** What a write replaces: a value as it was read, or its etag, which takes a request more; null = nothing, the value must not exist yet. */
export type Replaced = Pick<ReadValue, 'etag' | 'head'> | string | null;

export interface ReadOptions {
  /** The parts wanted; a name that the value lacks is left out. @default all of them */
  readonly parts?: readonly string[];
}

export interface ListOptions extends ReadOptions {
  /** Asked about a value that cannot be read (store.corrupt): what stands in its place, undefined = nothing. @default the list ends with the error */
  readonly instead?: (key: ValueKey, error: StoreError) => StoredValue | undefined;
}

/** Every method throws StoreError: store.key for a key that cannot be one, store.unavailable, store.corrupt where what is stored cannot be read. */
export interface ValueStore {
  read(key: ValueKey, options?: ReadOptions): Promise<ReadValue | undefined>;
  /** Gives the new etag. @throws StoreError store.conflict (retryable) where another writer was first */
  write(key: ValueKey, value: NewValue, replaced: Replaced): Promise<string>;
  /** The values with rows in [fromRow, toRow), in the order of their rows. Each is whole; all of them together are no snapshot. */
  list(partition: string, fromRow: string, toRow: string, options?: ListOptions): AsyncIterable<StoredValue>;
  /** The same of all partitions in [fromPartition, toPartition), in their order. */
  listAcross(partitions: Between, rows: Between, options?: ListOptions): AsyncIterable<StoredValue>;
  /** What the heads tell of all values of the partitions in [fromPartition, toPartition), in their order: one scan, without parts. */
  listHeads(fromPartition: string, toPartition: string): AsyncIterable<ValueHead>;
  /** The first partition in [fromPartition, toPartition) that has a value; undefined where none has. One request, as a rule. */
  firstPartition(fromPartition: string, toPartition: string): Promise<string | undefined>;
  /** Removes the value; one that is gone already is no error. @throws StoreError store.conflict where it changed */
  delete(key: ValueKey, etag: string): Promise<void>;
  /** Removes chunks that no head has named for an hour: replaced generations, and what crashed writers left. `now` in UTC epoch milliseconds; ends early where the signal says so. */
  purge(options: { readonly now: number; readonly signal?: AbortSignal | undefined }): Promise<{ removed: number }>;
}

export interface ValueStoreOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

// A purge takes chunks older than an hour without a head for a crashed writer's; a live writer must be done by then.
const WRITE_LIMIT_MS = RETIRED_MS / 2;
// With more writes an hour than this, purge finds the older ones as chunks without a head.
const MAX_RETIRED = 100;
const MAX_PARTS = 16;
const MAX_META_CHARACTERS = 8_192;
const READ_ATTEMPTS = 10;
const PARALLEL_READS = 8;

type HeadEntity = Readonly<Record<string, unknown>> & {
  readonly etag: string;
  readonly generation?: unknown;
  readonly partitionKey?: unknown;
  readonly rowKey?: unknown;
};

/** Stored values in two tables of Azure Table Storage. */
export function valueStore(tables: Pick<Tables, 'heads' | 'chunks'>, { now = Date.now }: ValueStoreOptions = {}): ValueStore {
  const { heads, chunks } = tables;

  function readHead(key: ValueKey, options?: ReadOptions): Promise<HeadEntity | undefined> {
    const select = selected(options);
    const queryOptions = select ? { queryOptions: { select } } : {};
    return orAbsent(`read the value ${shownKey(key)}`, () => heads.getEntity(key.partition, key.row, queryOptions));
  }

  /** The value of a head; undefined where the value was deleted meanwhile. A chunk that is missing means that the head is old. */
  async function load(key: ValueKey, entity: HeadEntity | undefined, options?: ReadOptions): Promise<ReadValue | undefined> {
    let current = entity;
    for (let attempt = 1; current; attempt++) {
      const head = parseHead(key, current);
      const parts = await readChunks(chunks, key, head, current, options?.parts);
      if (!(parts instanceof StoreError)) return { key, etag: current.etag, meta: head.meta, parts, head };
      current = await readHead(key, options);
      // Not replaced meanwhile: the bytes are gone or changed for good.
      if (current?.generation === head.generation || attempt === READ_ATTEMPTS) throw parts;
    }
    return undefined;
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
        if (options?.instead === undefined || !isCorrupt(error)) throw error;
        return options.instead(key, error);
      });
    });
    for await (const value of found) if (value) yield value;
  }

  /** Undefined where nothing is replaced: of a new value nothing is to be known, and one that is there meanwhile is met when the head is written. */
  async function headOf(key: ValueKey, replaced: Replaced, operation: string): Promise<Head | undefined> {
    if (typeof replaced !== 'string') return replaced?.head;
    const entity = await readHead(key, { parts: [] });
    // Told before the bytes are sent rather than after.
    if (entity?.etag !== replaced) throw conflict(operation);
    return parseHead(key, entity);
  }

  async function write(key: ValueKey, value: NewValue, replaced: Replaced): Promise<string> {
    checkKey(key);
    checkValue(value);
    const startedMs = now();
    const operation = `write the value ${shownKey(key)}`;
    const { retired, expired } = retire(await headOf(key, replaced, operation), startedMs);
    const { generation, parts, inline } = await writeParts(chunks, key, value.parts);
    if (now() - startedMs > WRITE_LIMIT_MS)
      throw new StoreError('store.unavailable', `Cannot ${operation}: it took too long`, { retryable: true });
    const head = { generation, parts, retired, meta: value.meta };
    const entity = { partitionKey: key.partition, rowKey: key.row, ...toHeadEntity(head), ...inline, generation };
    const etag = typeof replaced === 'string' ? replaced : (replaced?.etag ?? null);
    const newEtag = await putEntity(operation, heads, entity, 'generation', etag);
    // The value is written; what cannot be removed now is removed by a purge.
    await Promise.all(expired.map((old) => removeChunks(chunks, key, old).catch(() => undefined)));
    return newEtag;
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
      yield* listLoaded(acrossFilter(partitions, rows), { partition: partitions[0], row: rows[0] }, options);
    },
    async *listHeads(fromPartition, toPartition) {
      const filter = partitionsFilter(fromPartition, toPartition);
      try {
        for await (const entity of heads.listEntities({ queryOptions: { filter, select: HEAD_PROPERTIES } })) {
          const key = { partition: entity.partitionKey ?? '', row: entity.rowKey ?? '' };
          yield { key, etag: entity.etag, meta: parseHead(key, entity).meta };
        }
      } catch (error) {
        throw storeError(`list the values from ${shownKey({ partition: fromPartition, row: '' })} on`, error);
      }
    },
    async firstPartition(fromPartition, toPartition) {
      const filter = partitionsFilter(fromPartition, toPartition);
      try {
        // A page may be empty and have another one after it.
        for await (const [first] of heads.listEntities({ queryOptions: { filter, select: ['PartitionKey'] } }).byPage({ maxPageSize: 1 }))
          if (first !== undefined) return first.partitionKey;
      } catch (error) {
        throw storeError(`find the first value from ${shownKey({ partition: fromPartition, row: '' })} on`, error);
      }
      return undefined;
    },
    async delete(key, etag) {
      checkKey(key);
      // Its chunks stay until a purge, for readers that hold the head.
      await orAbsent(`delete the value ${shownKey(key)}`, () => heads.deleteEntity(key.partition, key.row, { etag }));
    },
    purge: (options) => purgeChunks(tables, options.now, options.signal),
  };
}

/** What is read of a head: all of it, or without the inline bytes of parts that are not wanted. */
function selected(options?: ReadOptions): string[] | undefined {
  return options?.parts && [...HEAD_PROPERTIES, ...options.parts.map(inlineProperty)];
}

/** The generations that stay for readers, newest first, and those whose hour is over. */
function retire(old: Head | undefined, nowMs: number): { retired: RetiredGeneration[]; expired: RetiredGeneration[] } {
  if (!old) return { retired: [], expired: [] };
  const chunks = chunkCount(old);
  const replaced = chunks > 0 ? [{ generation: old.generation, chunks, replacedMs: nowMs }] : [];
  const all = [...replaced, ...old.retired];
  const isFresh = ({ replacedMs }: RetiredGeneration) => nowMs - replacedMs <= RETIRED_MS;
  return { retired: all.filter(isFresh).slice(0, MAX_RETIRED), expired: all.filter((generation) => !isFresh(generation)) };
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
