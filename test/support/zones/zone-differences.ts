/** Where two sources of offsets tell different times in a zone. */

/** Wall clock less UTC at an instant, both in milliseconds. */
export type OffsetAt = (instantMs: number) => number;

/** Instants from `from` to before `until` (null where it lasts past the end), and the offsets of both sources at its first one. */
export interface ZoneDifference {
  readonly zone: string;
  readonly from: string;
  readonly until: string | null;
  readonly was: string;
  readonly is: string;
}

/** The first and the last instant at which the sources differ, found by ascending samples and then to the millisecond; undefined where no sample differs. */
export function differenceOf(zone: string, samples: readonly number[], was: OffsetAt, is: OffsetAt): ZoneDifference | undefined {
  const differs = (ms: number) => was(ms) !== is(ms);
  const first = samples.findIndex(differs);
  if (first === -1) return undefined;
  const last = samples.findLastIndex(differs);
  const [before, begun = 0] = [samples[first - 1], samples[first]];
  const [differing = 0, after] = samples.slice(last);
  const fromMs = before === undefined ? begun : turningPoint(before, begun, (ms) => !differs(ms));
  const until = after === undefined ? null : minutesOf(turningPoint(differing, after, differs));
  return { zone, from: minutesOf(fromMs), until, was: offsetText(was(fromMs)), is: offsetText(is(fromMs)) };
}

/** The first instant after `lowMs`, at which `holds` is true, where it no longer is; it is not at `highMs`. */
function turningPoint(lowMs: number, highMs: number, holds: (ms: number) => boolean): number {
  let [low, high] = [lowMs, highMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return high;
}

function minutesOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}

/** "-05:00" */
function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const two = (n: number) => `${n}`.padStart(2, '0');
  return `${ms < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
