/** Cuts a span of time into slices of about as many rows each, without knowing beforehand where the rows are. */
import { HOUR_MS, MINUTE_MS } from '../../time/lengths.ts';

/** [fromMs, toMs), UTC epoch milliseconds; toMs undefined = without an end. */
export interface Slice {
  readonly fromMs: number;
  readonly toMs: number | undefined;
}

export interface SlicePlan extends Iterable<Slice & { readonly toMs: number }> {
  /** Tells how many rows a slice had; the slices that are cut after that are as much narrower or wider. */
  learn(slice: Slice, rows: number): void;
  /** Where the first slice begins, UTC epoch milliseconds. */
  readonly fromMs: number;
  /** Width of the next slice, milliseconds. */
  readonly widthMs: number;
}

/** So few that memory stays flat with several under way, so many that pages which are not full hardly count. */
const TARGET_ROWS = 2_000;
const MIN_MS = MINUTE_MS;
/** Pages of one slice come one after the other: a longer one, cut after an empty time, could hold a whole busy day. */
const MAX_MS = HOUR_MS;
/** One slice says little about the next: widths change by this factor at most. */
const MAX_CHANGE = 4;

/** The width that would have held about TARGET_ROWS, milliseconds. Pure. */
export function nextWidthMs(widthMs: number, rows: number, maxMs = MAX_MS): number {
  const ideal = rows === 0 ? Number.POSITIVE_INFINITY : (widthMs * TARGET_ROWS) / rows;
  const near = Math.min(Math.max(ideal, widthMs / MAX_CHANGE), widthMs * MAX_CHANGE);
  // Whole seconds, for filters have no finer ones.
  return Math.round(Math.min(Math.max(near, MIN_MS), maxMs) / 1000) * 1000;
}

/** Slices of [fromMs, toMs) in order, cut while they are asked for; the first ones, and the widest, as wide as is said, milliseconds. */
export function slicePlan(fromMs: number, toMs: number, firstWidthMs = HOUR_MS, maxMs = MAX_MS): SlicePlan {
  let widthMs = Math.max(firstWidthMs, MIN_MS);
  return {
    fromMs,
    *[Symbol.iterator]() {
      for (let at = fromMs; at < toMs; ) {
        const end = Math.min(at + widthMs, toMs);
        yield { fromMs: at, toMs: end };
        at = end;
      }
    },
    learn(slice, rows) {
      if (slice.toMs !== undefined) widthMs = nextWidthMs(slice.toMs - slice.fromMs, rows, maxMs);
    },
    get widthMs() {
      return widthMs;
    },
  };
}
