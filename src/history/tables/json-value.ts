/** JSON of any size under one key: a stored value, which is compressed and lies in a blob where it is large, so that no number of entries is too many for it. */
import { isCorrupt, isNewer } from '../../errors.ts';
import { retryConflicts } from './conflicts.ts';
import { jsonBytes, jsonPart } from './json-part.ts';
import type { StoreKey } from './keys.ts';
import type { Replaced, ValueStore } from './value-store.ts';

const PART = 'json';
// Rows are named by letters, digits and marks, all of which lie between these.
const FIRST_ROW = ' ';
const AFTER_ROWS = '~';

/** For what can be made anew, such as counts and caches: undefined where there is none, or where what is there cannot be read. @throws StoreError */
export async function readJson(values: Pick<ValueStore, 'read'>, key: StoreKey): Promise<unknown> {
  try {
    return (await readState(values, key)).value;
  } catch (error) {
    if (isNewer(error)) return undefined;
    throw error;
  }
}

/** The same of all keys of a partition at once, by row; what cannot be read is left out. @throws StoreError */
export async function readJsons(values: Pick<ValueStore, 'list'>, partition: string): Promise<ReadonlyMap<string, unknown>> {
  const found = new Map<string, unknown>();
  for await (const stored of values.list(partition, FIRST_ROW, AFTER_ROWS, { instead: () => undefined }))
    if (stored.parts.has(PART)) found.set(stored.key.row, jsonPart(stored, PART));
  return found;
}

/** Writes what `change` makes of the JSON, as readJson() gives it; where `change` gives undefined nothing is written. What cannot be read is replaced. @throws StoreError store.newer for what a newer version of the app wrote */
export function updateJson(
  values: Pick<ValueStore, 'read' | 'write'>,
  key: StoreKey,
  change: (current: unknown) => object | undefined,
): Promise<void> {
  return retryConflicts(async () => {
    const { value, replaced } = await readState(values, key);
    const next = change(value);
    if (next !== undefined) await values.write(key, { parts: new Map([[PART, jsonBytes(next)]]), meta: {} }, replaced);
  });
}

async function readState(
  values: Pick<ValueStore, 'read'>,
  key: StoreKey,
): Promise<{ readonly value: unknown; readonly replaced: Replaced }> {
  try {
    const stored = await values.read(key);
    return stored === undefined ? { value: undefined, replaced: null } : { value: jsonPart(stored, PART), replaced: stored };
  } catch (error) {
    if (!isCorrupt(error)) throw error;
    return { value: undefined, replaced: (await values.read(key, { parts: [] })) ?? null };
  }
}
