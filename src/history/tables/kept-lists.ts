/** A value store whose lists stay in memory for a while: whoever asks for one again, as many reports of the same day do, has only the etags read. */
import type { StoredValue, ValueStore } from './value-store.ts';

export interface KeptListsOptions {
  /** Bytes of parts that are kept at most; what is read when there is no room is not kept. Integer > 0. @default 48 MB: unpacked it is some four times as much */
  readonly maxBytes?: number;
  /** For how long a list is kept that nobody asks for, milliseconds. @default two minutes */
  readonly keptMs?: number;
}

interface KeptList {
  readonly values: Promise<readonly StoredValue[]>;
  sizeBytes: number;
  /** Its end, put off with each use. */
  timer?: NodeJS.Timeout;
}

type Asked = Parameters<ValueStore['list']>;

const MAX_BYTES = 48e6;
const KEPT_MS = 120_000;

/**
 * Nobody is given what was stored before they asked: a list is told from memory only where the etags that are stored now are those of its values.
 * Equal values are then the same objects. Whoever asks while a list is read waits for it. Lists without parts, and all else, go through.
 */
export function keepingLists(values: ValueStore, { maxBytes = MAX_BYTES, keptMs = KEPT_MS }: KeptListsOptions = {}): ValueStore {
  const kept = new Map<string, KeptList>();
  let sizeBytes = 0;

  function drop(name: string, list: KeptList): void {
    if (kept.get(name) !== list) return;
    kept.delete(name);
    clearTimeout(list.timer);
    sizeBytes -= list.sizeBytes;
  }

  function weigh(name: string, list: KeptList, found: readonly StoredValue[]): void {
    const bytes = found.reduce((sum, { parts }) => sum + sizeOf(parts), 0);
    if (kept.get(name) !== list) return;
    if (sizeBytes + bytes > maxBytes) {
      drop(name, list);
      return;
    }
    list.sizeBytes = bytes;
    sizeBytes += bytes;
    list.timer = setTimeout(() => drop(name, list), keptMs).unref();
  }

  async function load(name: string, asked: Asked): Promise<readonly StoredValue[]> {
    const list: KeptList = { values: Array.fromAsync(values.list(...asked)), sizeBytes: 0 };
    kept.set(name, list);
    try {
      const found = await list.values;
      weigh(name, list, found);
      return found;
    } catch (error) {
      drop(name, list);
      throw error;
    }
  }

  async function read(name: string, asked: Asked): Promise<readonly StoredValue[]> {
    const list = kept.get(name);
    if (list === undefined) return load(name, asked);
    // A failure is told to whoever began it; the others try for themselves.
    const found = await list.values.catch(() => undefined);
    if (found !== undefined && (await areCurrent(values, found, asked))) {
      list.timer?.refresh();
      return found;
    }
    drop(name, list);
    return read(name, asked);
  }

  return {
    ...values,
    async *list(...asked) {
      const [partition, fromRow, toRow, options] = asked;
      if (options?.parts?.length === 0) yield* values.list(...asked);
      else yield* await read(JSON.stringify([partition, fromRow, toRow, options?.parts]), asked);
    },
  };
}

/** Whether these are all values of the list, as they are stored now. Where one cannot be read, each who asks has to be told. */
async function areCurrent(values: ValueStore, found: readonly StoredValue[], [partition, fromRow, toRow]: Asked): Promise<boolean> {
  let isReadable = true;
  const instead = () => {
    isReadable = false;
    return undefined;
  };
  const heads = await Array.fromAsync(values.list(partition, fromRow, toRow, { parts: [], instead }));
  return isReadable && heads.length === found.length && heads.every(({ etag }, i) => etag === found[i]?.etag);
}

function sizeOf(parts: StoredValue['parts']): number {
  return [...parts.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}
