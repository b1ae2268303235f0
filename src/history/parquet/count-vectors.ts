/** Sums of counts while columns are added to them: one growing array in place of many small ones. */

/** Vectors of counts, by number. */
export interface Vectors {
  /** The number of a new one, all 0. */
  make(): number;
  /** Adds a column's value to each row's vector; -1 = to none, and no column = 0. */
  add(at: number, counts: ArrayLike<number> | undefined, vectors: Int32Array): void;
  /** Puts the counts of a vector into an array, from its place `at` on. */
  put(vector: number, into: unknown[], at: number): void;
}

/** None yet; each of so many counts. */
export function newVectors(width: number): Vectors {
  let sums = new Float64Array(64 * width);
  let count = 0;
  return {
    make() {
      if ((count + 1) * width > sums.length) {
        const more = new Float64Array(2 * sums.length);
        more.set(sums);
        sums = more;
      }
      return count++;
    },
    add(at, counts, vectors) {
      if (counts === undefined) return;
      for (let row = 0; row < vectors.length; row++) {
        const vector = vectors[row] ?? -1;
        if (vector < 0) continue;
        const place = vector * width + at;
        sums[place] = (sums[place] ?? 0) + (counts[row] ?? 0);
      }
    },
    put(vector, into, at) {
      for (let k = 0; k < width; k++) into[at + k] = sums[vector * width + k];
    },
  };
}

/** What a key stands for, made the first time. */
export function emplace<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
