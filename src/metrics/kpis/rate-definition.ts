/** What a rate is, as data: all that is computed, compared, watched and told of it. Its unit is always a share, with a Wilson interval (rate.ts). */
import type { TallyCount } from '../cube/cube.ts';
import { SET_ENTRIES, type SetWithRows } from '../fact/sets.ts';
import type { Column } from './data/kpi.ts';

/** The rows that counts other than sets hold, where a rate divides by them. */
const OTHER_ROWS = {
  deliveries: 'finished deliveries placed in the period',
  intake: 'deliveries created in the period',
  aiJoined: 'live answers, at least, of dial mode Copilot whose conversation is known',
} as const satisfies Partial<Record<TallyCount, string>>;
type OtherRows = keyof typeof OTHER_ROWS;

/** A count that says in words which rows it holds: a set with `rows` (sets.ts), or one of the above. */
export type Denominator = SetWithRows | OtherRows;

export interface RateDefinition {
  readonly id: string;
  readonly name: string;
  readonly numerator: TallyCount;
  /** It gives the rows that the rate looks at, too: rowsOf(). */
  readonly denominator: Denominator;
  /** The formula in words. */
  readonly formula: string;
  readonly columns: readonly Column[];
  /** Whether more is better: up, down, or neither. */
  readonly direction: 'up' | 'down' | 'neither';
  /** What was chosen where the field knows several ways. @default none */
  readonly choice?: string;
  /** Whether the means of earlier days carry it. @default false */
  readonly inMeans?: boolean;
  /** Whether each day of the trend tells it. @default false */
  readonly inTrend?: boolean;
  /** Whether a day is held against the same weekdays before it. @default false */
  readonly isWatched?: boolean;
  /** Whether a difference from the week before can be told as a change. @default true */
  readonly isSignal?: boolean;
}

/** Which rows a rate with this denominator looks at, in words. */
export function rowsOf(denominator: Denominator): string {
  return isOther(denominator) ? OTHER_ROWS[denominator] : SET_ENTRIES[denominator].rows;
}

function isOther(denominator: Denominator): denominator is OtherRows {
  return Object.hasOwn(OTHER_ROWS, denominator);
}
