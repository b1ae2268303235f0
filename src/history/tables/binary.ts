/** Bytes as binary properties of an entity: 64 KiB a property, at most 704 KiB an entity. */

/** What the service takes in one binary property, bytes. */
export const PROPERTY_BYTES = 65_536;
/** What one entity of ours holds, bytes: in base64 it stays under 1 MiB, which is how Azurite counts it. */
export const ENTITY_BYTES = 11 * PROPERTY_BYTES;

/** Up to 704 KiB as the properties b0, b1, ... */
export function toProperties(bytes: Uint8Array): Record<string, Buffer> {
  return Object.fromEntries(slices(bytes, PROPERTY_BYTES).map((slice, i) => [`b${i}`, slice]));
}

/** The bytes that toProperties() was given. */
export function fromProperties(entity: Readonly<Record<string, unknown>>): Buffer {
  const slices: Uint8Array[] = [];
  for (let i = 0; ; i++) {
    const slice = entity[`b${i}`];
    if (!(slice instanceof Uint8Array)) return slices.length === 1 && slices[0] instanceof Buffer ? slices[0] : Buffer.concat(slices);
    slices.push(slice);
  }
}

/** Cuts bytes without copying them. The slices are Buffers: of a plain Uint8Array the Tables client would store the whole underlying memory. */
export function slices(bytes: Uint8Array, sizeBytes: number): Buffer[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.ceil(bytes.length / sizeBytes) }, (_, i) => all.subarray(i * sizeBytes, (i + 1) * sizeBytes));
}
