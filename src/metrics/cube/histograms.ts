/** The histograms of cubes: counted whole numbers. Each is one entry of this table; what cubes count, merge and store derives from it. */
import { callSecondsOf } from '../fact/classify.ts';
import type { Fact } from '../fact/fact.ts';
import { FLAG_NAMES, FLAGS } from '../fact/quality.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { remembered } from '../row/text.ts';
import { coarseSeconds } from './coarse-seconds.ts';

/** The whole numbers that a delivery adds: one, several, or none ([]). */
export type ValuesOf = (fact: Fact) => number | readonly number[];

const NONE: readonly number[] = [];

export const HISTOGRAMS = {
  /** Whole seconds of timed calls. */
  callSeconds: (fact) => (isIn(fact.sets, SETS.timed) ? (callSecondsOf(fact) ?? NONE) : NONE),
  /** Coarse seconds (coarse-seconds.ts) from customer connected to representative connected. */
  customerWaitSeconds: ({ customerWaitSeconds: seconds }) => (seconds === null ? NONE : coarseSeconds(seconds)),
  /** How much of the window had passed at the start, 0 to 100. */
  windowUsePercent: windowUseOf,
  /** Indexes of FLAG_NAMES: what was odd about the row. */
  quality: ({ flags }) => (flags === 0 ? NONE : indexesOf(flags)),
} as const satisfies Readonly<Record<string, ValuesOf>>;

export type HistogramName = keyof typeof HISTOGRAMS;
export const HISTOGRAM_NAMES = Object.keys(HISTOGRAMS) as readonly HistogramName[];

function windowUseOf({ sets, startMs, windowStartMs, windowEndMs }: Fact): number | readonly number[] {
  const isMeasured = isIn(sets, SETS.inWindow) && startMs !== null && windowStartMs !== null && windowEndMs !== null;
  return isMeasured && windowEndMs > windowStartMs ? Math.floor(((startMs - windowStartMs) * 100) / (windowEndMs - windowStartMs)) : NONE;
}

const indexesOf = remembered((flags: number): readonly number[] =>
  FLAG_NAMES.flatMap((name, i) => ((flags & FLAGS[name].bit) === 0 ? [] : i)),
);
