/**
 * Filings that are on their way into history. A row lies in two places, its intake entry and its fact, and its source may have vanished
 * before a crashed filing is repeated: what was about to be filed is kept until it is.
 */
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { isNewer, StoreError } from '../../errors.ts';
import type { Blobs } from '../../history/blobs/blobs.ts';
import { readVersion, upgraded, versionOf } from '../../history/schemas/versions.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';

export interface Journal {
  /** Keeps filings; the caller calls what it gives once they are filed. @throws StoreError */
  keep(filings: readonly Filing[]): Promise<() => Promise<void>>;
  /** Gives what other runs kept and have not filed to `file`, and forgets it then, until the time is over. Some may be at it still: filing twice is harmless. What a newer version of the app kept is left to it. @throws StoreError */
  replay(file: (filings: readonly Filing[]) => Promise<unknown>, isOver: () => boolean): Promise<void>;
}

const PREFIX = 'journal/';
// As the table of stored kinds names it.
const KIND = 'journal';
// Read once in a blue moon, if at all: what counts is the time that writing takes.
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const [compress, decompress] = [promisify(zstdCompress), promisify(zstdDecompress)];

/** Each keeping is a blob of its own, gone when its filing is done. */
export function journalOf(blobs: Blobs): Journal {
  return {
    async keep(filings) {
      // The JSON is a bare list, so the name says the version.
      const name = `${PREFIX}${versionOf(KIND)}-${randomBytes(9).toString('hex')}`;
      await blobs.write(name, await compress(JSON.stringify(filings), FAST), null);
      return () => blobs.remove(name);
    },
    async replay(file, isOver) {
      for await (const { name } of blobs.list(PREFIX)) {
        if (isOver()) return;
        const version = knownVersion(name);
        if (version === undefined) continue;
        const kept = await blobs.read(name);
        // Whoever kept it has filed it meanwhile.
        if (kept === undefined) continue;
        await file(upgraded(KIND, version, await filingsIn(name, kept.bytes)));
        await blobs.remove(name);
      }
    },
  };
}

/** Undefined for a newer one. */
function knownVersion(name: string): number | undefined {
  try {
    return readVersion(`read the journal "${name}"`, KIND, /^journal\/(\d+)-/.exec(name)?.[1]);
  } catch (error) {
    if (isNewer(error)) return undefined;
    throw error;
  }
}

/** @throws StoreError store.corrupt */
async function filingsIn(name: string, bytes: Uint8Array): Promise<readonly Filing[]> {
  try {
    return JSON.parse((await decompress(bytes)).toString('utf8')) as readonly Filing[];
  } catch (cause) {
    throw new StoreError('store.corrupt', `Cannot read the journal "${name}": it is not what this program writes`, { cause });
  }
}
