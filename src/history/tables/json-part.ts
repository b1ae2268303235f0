/** JSON as a part of a stored value. */
import { StoreError } from '../../errors.ts';
import { shownKey } from './keys.ts';
import type { StoredValue } from './value-store.ts';

/** Plain JSON as bytes. */
export function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** The JSON of a part. @throws StoreError store.corrupt where the value has no such part */
export function jsonPart(stored: StoredValue, name: string): unknown {
  return JSON.parse(Buffer.from(requirePart(stored, name)).toString());
}

/** The bytes of a part that every such value has. @throws StoreError store.corrupt */
export function requirePart(stored: StoredValue, name: string): Uint8Array {
  const bytes = stored.parts.get(name);
  if (!bytes) throw new StoreError('store.corrupt', `Cannot read the value ${shownKey(stored.key)}: it has no part "${name}"`);
  return bytes;
}
