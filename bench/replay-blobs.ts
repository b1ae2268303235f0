/** Blobs that remember what was read of others, so that the same reads can be done again without storage. */
import type { Blobs, ReadBlob } from '../src/history/blobs/blobs.ts';

export interface ReplayBlobs extends Blobs {
  /** Of the blobs that were read. */
  readonly sizeBytes: number;
  readonly reads: number;
}

/** The first time each blob is read it comes from `blobs`, afterwards from memory. Writes go through, and are not seen by what was remembered. */
export function replayBlobs(blobs: Blobs): ReplayBlobs {
  const known = new Map<string, Promise<ReadBlob | undefined>>();
  let sizeBytes = 0;
  const read = async (name: string) => {
    const found = await blobs.read(name);
    sizeBytes += found?.bytes.length ?? 0;
    return found;
  };
  return {
    ...blobs,
    get sizeBytes() {
      return sizeBytes;
    },
    get reads() {
      return known.size;
    },
    read(name) {
      const found = known.get(name) ?? read(name);
      known.set(name, found);
      return found;
    },
  };
}
