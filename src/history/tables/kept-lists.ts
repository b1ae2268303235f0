/** Lists of stored values that stay in memory for a while: whoever asks for one again, as many reports of the same day do, has only the etags read. */
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

/** Lists of many readers. */
export interface KeptLists {
  /**
   * The value store for one reader, such as a report. They are told nothing that was stored before they began: a list comes from memory only where the etags
   * that are stored when they first ask for its rows are those of its values. Equal values are then the same objects. Whoever asks while a list is read
   * waits for it. Lists without parts, and all else, go through.
   */
  reading(): ValueStore;
}

/** None yet. */
export function keptLists(values: ValueStore, { maxBytes = MAX_BYTES, keptMs = KEPT_MS }: KeptListsOptions = {}): KeptLists {
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

  async function read(name: string, asked: Asked, etagsOf: EtagsOf): Promise<readonly StoredValue[]> {
    const list = kept.get(name);
    if (list === undefined) return load(name, asked);
    // A failure is told to whoever began it; the others try for themselves.
    const found = await list.values.catch(() => undefined);
    if (found !== undefined && areThose(await etagsOf(asked), found)) {
      list.timer?.refresh();
      return found;
    }
    drop(name, list);
    return read(name, asked, etagsOf);
  }

  return {
    reading() {
      const etagsOf = etagsOnce(values);
      return {
        ...values,
        async *list(...asked) {
          const [partition, fromRow, toRow, options] = asked;
          if (options?.parts?.length === 0) yield* values.list(...asked);
          else yield* await read(JSON.stringify([partition, fromRow, toRow, options?.parts]), asked, etagsOf);
        },
      };
    },
  };
}

/** The etags of a list's values as they are stored; undefined where one cannot be read: of that each who asks has to be told. */
type EtagsOf = (asked: Asked) => Promise<readonly string[] | undefined>;

/** Read once for the same rows, whatever the parts. */
function etagsOnce(values: ValueStore): EtagsOf {
  const known = new Map<string, ReturnType<EtagsOf>>();
  return ([partition, fromRow, toRow]) => {
    const name = JSON.stringify([partition, fromRow, toRow]);
    const etags = known.get(name) ?? loadEtags(values, [partition, fromRow, toRow]);
    known.set(name, etags);
    return etags;
  };
}

async function loadEtags(values: ValueStore, [partition, fromRow, toRow]: Asked): Promise<readonly string[] | undefined> {
  let isReadable = true;
  const instead = () => {
    isReadable = false;
    return undefined;
  };
  const heads = await Array.fromAsync(values.list(partition, fromRow, toRow, { parts: [], instead }));
  return isReadable ? heads.map(({ etag }) => etag) : undefined;
}

function areThose(etags: readonly string[] | undefined, found: readonly StoredValue[]): boolean {
  return etags?.length === found.length && found.every(({ etag }, i) => etag === etags[i]);
}

function sizeOf(parts: StoredValue['parts']): number {
  return [...parts.values()].reduce((sum, bytes) => sum + bytes.length, 0);
}
