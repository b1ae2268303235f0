/** Timing by rounds: each round runs every contender once, so that a slow minute of the machine hits all of them. */

/** What is timed, by name. */
export type Contenders<Name extends string> = Readonly<Record<Name, () => unknown>>;

export interface MeasureOptions {
  /** Rounds that count, integer > 0. @default 7 */
  readonly rounds?: number;
  /** Rounds before them that do not count: the engine compiles what is hot. @default 2 */
  readonly warmUps?: number;
}

/** Median, least and greatest of some measured values. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Milliseconds of each contender in each round, in the order of the rounds. A contender that gives a promise is timed until it is settled. */
export async function measure<Name extends string>(
  contenders: Contenders<Name>,
  { rounds = 7, warmUps = 2 }: MeasureOptions = {},
): Promise<Readonly<Record<Name, readonly number[]>>> {
  if (!Number.isInteger(rounds) || rounds < 1) throw new RangeError(`Cannot measure ${rounds} rounds: it is no integer > 0`);
  const entries = Object.entries(contenders) as [Name, () => unknown][];
  const times = Object.fromEntries(entries.map(([name]) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUps; round < rounds; round++) {
    for (const [name, run] of entries) {
      const ms = await timeOf(run);
      if (round >= 0) times[name].push(ms);
    }
  }
  return times;
}

async function timeOf(run: () => unknown): Promise<number> {
  // Nobody pays for the garbage of the one before. There is no gc without --expose-gc.
  globalThis.gc?.();
  const startMs = performance.now();
  await run();
  return performance.now() - startMs;
}

/** @throws RangeError without a value */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  if (min === undefined || max === undefined) throw new RangeError('Cannot give the spread of no values');
  const [low = min, high = min] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { median: (low + high) / 2, min, max };
}

/** Spread of `times` divided by `others`, round by round. @throws RangeError where they are of different rounds */
export function ratioOf(times: readonly number[], others: readonly number[]): Spread {
  if (times.length !== others.length) throw new RangeError(`Cannot compare ${times.length} rounds with ${others.length}`);
  return spreadOf(times.map((time, round) => time / (others[round] ?? Number.NaN)));
}
