/** Cuts a span of time into slices of about as many rows each, without knowing beforehand where the rows are. */
import { HOUR_MS, QUARTER_MS, SECOND_MS } from '../../time/lengths.ts';

/** [fromMs, toMs), UTC epoch milliseconds; toMs undefined = without an end. */
export interface Slice {
  readonly fromMs: number;
  readonly toMs: number | undefined;
}

/** One with an end. */
export type ClosedSlice = Slice & { readonly toMs: number };

export interface SlicePlan {
  /** Slices of a span in order, cut while they are asked for. */
  cut(span: ClosedSlice): Iterable<ClosedSlice>;
  /** Those of a slice that was given up: none is wider than a quarter of it. */
  cutAgain(slice: ClosedSlice): Iterable<ClosedSlice>;
  /** Tells how many rows a slice had; the slices that are cut after that are as much narrower or wider. */
  learn(slice: Slice, rows: number): void;
  /** Width of the next slice, milliseconds. */
  readonly widthMs: number;
}

/** So few that memory stays flat with several under way, so many that pages which are not full hardly count. */
const TARGET_ROWS = 2_000;
/** Filters have nothing finer. */
const MIN_MS = SECOND_MS;
/** Where few calls are made, a month is read in few requests; a busy morning that follows an empty night gives up one slice or two. */
const MAX_MS = 6 * HOUR_MS;
/** One slice says little about the next: widths change by this factor at most. */
const MAX_CHANGE = 4;
/** A slice with more rows is given up and cut, so that none takes longer than a run has time. */
const MOST_ROWS = MAX_CHANGE * TARGET_ROWS;

/** Rows that a slice may have; one that cannot be cut may have any number. Pure. */
export function mostRowsOf({ fromMs, toMs }: Slice): number {
  return toMs !== undefined && toMs - fromMs <= MIN_MS ? Number.POSITIVE_INFINITY : MOST_ROWS;
}

/** The width of slices in a span that is known to hold so many rows, milliseconds. Pure. */
export function fittingWidthMs({ fromMs, toMs }: ClosedSlice, rows: number): number {
  return wholeSeconds((toMs - fromMs) * Math.min(1, TARGET_ROWS / Math.max(rows, 1)));
}

/** The width that would have held about TARGET_ROWS, milliseconds. Pure. */
export function nextWidthMs(widthMs: number, rows: number, maxMs = MAX_MS): number {
  const ideal = rows === 0 ? Number.POSITIVE_INFINITY : (widthMs * TARGET_ROWS) / rows;
  const near = Math.min(Math.max(ideal, widthMs / MAX_CHANGE), widthMs * MAX_CHANGE);
  return wholeSeconds(Math.min(near, maxMs));
}

/** A width as filters can have it, milliseconds. */
function wholeSeconds(ms: number): number {
  return Math.max(Math.round(ms / SECOND_MS) * SECOND_MS, MIN_MS);
}

/** A plan whose first slices, and its widest, are as wide as is said, milliseconds. */
export function slicePlan(firstWidthMs = QUARTER_MS, maxMs = MAX_MS): SlicePlan {
  let widthMs = Math.max(firstWidthMs, MIN_MS);
  function* cut({ fromMs, toMs }: ClosedSlice, mostMs: number): Generator<ClosedSlice> {
    for (let at = fromMs; at < toMs; ) {
      const end = Math.min(at + Math.min(widthMs, mostMs), toMs);
      yield { fromMs: at, toMs: end };
      at = end;
    }
  }
  return {
    cut: (span) => cut(span, maxMs),
    cutAgain: (slice) => cut(slice, wholeSeconds((slice.toMs - slice.fromMs) / MAX_CHANGE)),
    learn(slice, rows) {
      if (slice.toMs !== undefined) widthMs = nextWidthMs(slice.toMs - slice.fromMs, rows, maxMs);
    },
    get widthMs() {
      return widthMs;
    },
  };
}
