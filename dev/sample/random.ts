/** Random numbers that are the same for the same seed (sfc32 by Chris Doty-Humphrey), so that sample data can be made again. */

export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One value, each as likely as its weight is of all weights. */
  weighted<T>(table: readonly (readonly [value: T, weight: number])[]): T;
  /** Log-normal: half of the values are below the median; `spread` is the standard deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
  guid(): string;
}

/** A generator whose numbers depend on the seed text alone. */
export function createRandom(seed: string): Random {
  const next32 = sfc32(hash128(seed));
  const next = () => next32() / 2 ** 32;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
    weighted: (table) => pickWeighted(table, next()),
    logNormal: (median, spread) => median * Math.exp(spread * normal(next(), next())),
    guid: () => toGuid([next32(), next32(), next32(), next32()]),
  };
}

type State = [number, number, number, number];

function pickWeighted<T>(table: readonly (readonly [T, number])[], at: number): T {
  const total = table.reduce((sum, [, weight]) => sum + weight, 0);
  let left = at * total;
  for (const [value, weight] of table) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = table.at(-1);
  if (last === undefined) throw new RangeError('Cannot pick from an empty table');
  return last[0];
}

/** Box-Muller. */
function normal(u: number, v: number): number {
  return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
}

function sfc32([a, b, c, d]: State): () => number {
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  // The first numbers still resemble the seed.
  for (let i = 0; i < 12; i++) step();
  return step;
}

/** Four FNV-1a hashes of a text, each with a start of its own. */
function hash128(text: string): State {
  const state: State = [0x811c9dc5, 0x01234567, 0x89abcdef, 0x2545f491];
  for (let i = 0; i < text.length; i++) {
    for (let n = 0; n < 4; n++) state[n] = Math.imul((state[n] ?? 0) ^ (text.charCodeAt(i) + n), 0x01000193);
  }
  return state;
}

function toGuid(words: State): string {
  const [a = '', b = '', c = '', d = ''] = words.map((word) => word.toString(16).padStart(8, '0'));
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}
