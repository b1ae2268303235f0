/** The bytes behind a head: compressed parts, cut into chunk entities of one generation, or inline in the head where they are small. */
import { hash, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import type { TableClient } from '@azure/data-tables';
import { StoreError } from '../../errors.ts';
import { forEachAhead } from '../../parallel.ts';
import { ENTITY_BYTES, fromProperties, slices, toProperties } from './binary.ts';
import { type Head, inlineProperty, type Part, type RetiredGeneration } from './head.ts';
import { type StoreKey, shownKey } from './keys.ts';
import { orAbsent, storeError } from './table-errors.ts';

// Inline, a list of heads gives the part without a further read; larger, it would slow down lists that do not want it.
const INLINE_BYTES = 16_384;
// Measured on a busy day: packed facts are 1 % smaller at level 6 than at 3, packed cubes 5 %; level 9 takes off 2 % more for several times the time, and
// brotli 3 % of facts and 7 % of cubes.
const COMPRESSION_LEVEL = 6;
const PARALLEL_REQUESTS = 4;

const deflate = promisify(deflateRaw);

/** What writeParts() stored: the head's entries, and the properties to put into the head. */
export interface WrittenParts {
  readonly generation: string;
  readonly parts: readonly Part[];
  readonly inline: Record<string, Buffer>;
}

/** Compresses the parts and writes the chunks of a new generation; nothing refers to them until a head does. @throws StoreError store.unavailable */
export async function writeParts(table: TableClient, key: StoreKey, values: ReadonlyMap<string, Uint8Array>): Promise<WrittenParts> {
  const generation = randomBytes(10).toString('hex');
  const parts: Part[] = [];
  const inline: Record<string, Buffer> = {};
  const chunks: Buffer[] = [];
  const all = [...values].map(async ([name, bytes]) => ({ name, bytes, packed: await deflate(bytes, { level: COMPRESSION_LEVEL }) }));
  for (const { name, bytes, packed } of await Promise.all(all)) {
    const cut = packed.length > INLINE_BYTES ? slices(packed, ENTITY_BYTES) : [];
    if (cut.length === 0) inline[inlineProperty(name)] = packed;
    parts.push({ name, sizeBytes: bytes.length, sha256: hash('sha256', bytes), firstChunk: chunks.length, chunks: cut.length });
    chunks.push(...cut);
  }
  await forEachAhead(chunks.entries(), PARALLEL_REQUESTS, ([index, bytes]) => writeChunk(table, key, generation, index, bytes));
  return { generation, parts, inline };
}

/** The wanted parts of a head (all by default), or the error store.corrupt where a chunk is missing or its bytes are not those the head names. */
export async function readChunks(
  table: TableClient,
  key: StoreKey,
  head: Head,
  entity: Readonly<Record<string, unknown>>,
  wanted?: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array> | StoreError> {
  const parts = head.parts.filter(({ name }) => wanted?.includes(name) ?? true);
  const all = await Promise.all(
    parts.map(async (part): Promise<[string, Uint8Array | undefined]> => {
      const packed = part.chunks === 0 ? entity[inlineProperty(part.name)] : await readPacked(table, key, head.generation, part);
      return [part.name, packed instanceof Uint8Array ? unpack(packed, part) : undefined];
    }),
  );
  const read = new Map<string, Uint8Array>();
  for (const [name, bytes] of all) {
    if (!bytes)
      return new StoreError('store.corrupt', `Cannot read the part "${name}" of ${shownKey(key)}: its bytes are missing or changed`);
    read.set(name, bytes);
  }
  return read;
}

/** Removes the chunks of a generation. @throws StoreError store.unavailable */
export async function removeChunks(table: TableClient, key: StoreKey, { generation, chunks }: RetiredGeneration): Promise<void> {
  await forEachAhead(Array(chunks).keys(), PARALLEL_REQUESTS, (index) =>
    removeChunk(table, { partition: key.partition, row: chunkRow(key, generation, index) }),
  );
}

/** Removes one chunk by its own key; one that is gone is no error. @throws StoreError store.unavailable */
export async function removeChunk(table: TableClient, chunk: StoreKey): Promise<void> {
  await orAbsent(`remove a chunk of "${chunk.partition}"`, () => table.deleteEntity(chunk.partition, chunk.row));
}

/** Whose chunk a row is; undefined for a row that is none. The generation and the number hold no "~", so the last two part it. */
export function parseChunkRow(row: string): { readonly valueRow: string; readonly generation: string } | undefined {
  const [, valueRow, generation] = /^(.+)~([0-9a-f]{20})~\d{5}$/.exec(row) ?? [];
  return valueRow !== undefined && generation !== undefined ? { valueRow, generation } : undefined;
}

function chunkRow({ row }: StoreKey, generation: string, index: number): string {
  return `${row}~${generation}~${String(index).padStart(5, '0')}`;
}

async function writeChunk(table: TableClient, key: StoreKey, generation: string, index: number, bytes: Buffer): Promise<void> {
  try {
    // Not an insert: where the answer to a try was lost, the next one finds its own chunk.
    await table.upsertEntity({ partitionKey: key.partition, rowKey: chunkRow(key, generation, index), ...toProperties(bytes) }, 'Replace');
  } catch (error) {
    throw storeError(`write a chunk of ${shownKey(key)}`, error);
  }
}

async function readPacked(table: TableClient, key: StoreKey, generation: string, part: Part): Promise<Uint8Array | undefined> {
  const read = Array.from({ length: part.chunks }, (_, i) =>
    orAbsent(`read a chunk of ${shownKey(key)}`, () => table.getEntity(key.partition, chunkRow(key, generation, part.firstChunk + i))),
  );
  const bytes: Uint8Array[] = [];
  for (const entity of await Promise.all(read)) {
    if (!entity) return undefined;
    bytes.push(fromProperties(entity));
  }
  return Buffer.concat(bytes);
}

/** The bytes of a part; undefined where they are not those whose hash the head holds. */
function unpack(packed: Uint8Array, { sizeBytes, sha256 }: Part): Uint8Array | undefined {
  try {
    // The limit keeps changed bytes from filling the memory. Small parts are many, and made in one piece they take a third less time.
    const chunkSize = Math.min(Math.max(sizeBytes, 64), ENTITY_BYTES);
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(sizeBytes, 1), chunkSize });
    return hash('sha256', bytes) === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
