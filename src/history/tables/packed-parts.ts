/** The compressed bytes of a value's parts: inline in its head where they are small, all others one after the other in one blob. */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync } from 'node:zlib';
import { inlineProperty, type Part } from './head.ts';

// Inline, a list of heads gives the part without a further read; larger, it would slow down lists that do not want it.
const INLINE_BYTES = 16_384;
const COMPRESSION_LEVEL = 6;
/** One piece of what is unpacked, bytes. */
const PIECE_BYTES = 720_896;

const deflate = promisify(deflateRaw);

/** What is written of parts. */
export interface PackedParts {
  readonly parts: readonly Part[];
  /** Properties of the head. */
  readonly inline: Readonly<Record<string, Buffer>>;
  /** Of the larger parts; empty where there are none. */
  readonly blob: Buffer;
}

/** Compresses parts, in their order. */
export async function packParts(values: ReadonlyMap<string, Uint8Array>): Promise<PackedParts> {
  const parts: Part[] = [];
  const inline: Record<string, Buffer> = {};
  const large: Buffer[] = [];
  let size = 0;
  const all = [...values].map(async ([name, bytes]) => ({ name, bytes, packed: await deflate(bytes, { level: COMPRESSION_LEVEL }) }));
  for (const { name, bytes, packed } of await Promise.all(all)) {
    const isLarge = packed.length > INLINE_BYTES;
    parts.push({ name, sizeBytes: bytes.length, sha256: hash('sha256', bytes), place: isLarge ? [size, size + packed.length] : null });
    if (isLarge) {
      large.push(packed);
      size += packed.length;
    } else inline[inlineProperty(name)] = packed;
  }
  return { parts, inline, blob: Buffer.concat(large) };
}

/** The bytes of a part, from the properties of its head and its blob; undefined where they are not those whose hash the head holds. */
export function unpackPart(
  { name, sizeBytes, sha256, place }: Part,
  entity: Readonly<Record<string, unknown>>,
  blob: Uint8Array | undefined,
): Uint8Array | undefined {
  const packed = place === null ? entity[inlineProperty(name)] : blob?.subarray(...place);
  if (!(packed instanceof Uint8Array)) return undefined;
  try {
    // The limit keeps changed bytes from filling the memory. Small parts are many, and made in one piece they take a third less time.
    const chunkSize = Math.min(Math.max(sizeBytes, 64), PIECE_BYTES);
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(sizeBytes, 1), chunkSize });
    return hash('sha256', bytes) === sha256 ? bytes : undefined;
  } catch {
    return undefined;
  }
}
