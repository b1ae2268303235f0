/** What a day is held against its own weekdays in: counts, and the rates that are watched. */
import type { Tally, TallyCount } from '../../metrics/cube/cube.ts';
import { RATES } from '../../metrics/kpis/rate-table.ts';

/** A count, or a rate with its denominator. */
export interface Watched {
  readonly id: string;
  readonly name: string;
  readonly of: TallyCount;
  /** Null for a count. */
  readonly by: TallyCount | null;
  /** Least usual count, or least denominator of each day. */
  readonly min: number;
}

const MIN_COUNT = 50;
const MIN_DENOMINATOR = 100;

const COUNTS: readonly Watched[] = [
  { id: 'deliveries', name: 'Deliveries', of: 'deliveries', by: null, min: MIN_COUNT },
  { id: 'attempts', name: 'Attempts', of: 'attempts', by: null, min: MIN_COUNT },
];

export const WATCHED: readonly Watched[] = [
  ...COUNTS,
  ...RATES.filter(({ isWatched }) => isWatched).map(({ id, name, numerator: of, denominator: by }) => ({
    id,
    name,
    of,
    by,
    min: MIN_DENOMINATOR,
  })),
];

/** Those that are counts; older versions watched intake too. */
export const COUNT_IDS: ReadonlySet<string> = new Set([...COUNTS.map(({ id }) => id), 'intake']);

/** Fewer of the same weekdays tell nothing of what is usual. */
export const MIN_WEEKS = 4;

/** The rule of an anomaly, in words. */
export const ANOMALY_RULE = 'p under 0.02 (Holm, over all that is watched), and 5 % of what is usual';

/** The volume that a flag asks for. */
export function leastVolumeOf(id: string): number {
  return COUNT_IDS.has(id) ? MIN_COUNT : MIN_DENOMINATOR;
}

/** One day's value of what is watched, out of its parts. */
export interface Sample {
  readonly value: number;
  readonly numerator: number;
  /** Null for a count. */
  readonly denominator: number | null;
}

/** Null for a rate of too small a denominator. */
export function sampleOf({ of, by, min }: Watched, tally: Tally): Sample | null {
  const numerator = tally[of];
  if (by === null) return { value: numerator, numerator, denominator: null };
  const denominator = tally[by];
  return denominator < min ? null : { value: numerator / denominator, numerator, denominator };
}
