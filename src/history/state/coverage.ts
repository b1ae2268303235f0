/** Which spans of time have been read from Dataverse: what was never read is unknown, and must not look like a day without calls. */

/** [fromMs, toMs), UTC epoch milliseconds. */
export type Span = readonly [fromMs: number, toMs: number];

/** Spans sorted and apart, and up to when the last reading had seen all changes (server time, UTC epoch milliseconds; null = never read). */
export interface Coverage {
  readonly spans: readonly Span[];
  readonly readToMs: number | null;
}

export const NO_COVERAGE: Coverage = { spans: [], readToMs: null };

/** The coverage with one more span read. Order does not matter, repeats change nothing. */
export function withSpan({ spans, readToMs }: Coverage, [fromMs, toMs]: Span, readAtMs: number): Coverage {
  const joined: [number, number][] = [];
  const sorted = [...spans, ...(fromMs < toMs ? [[fromMs, toMs] as const] : [])].toSorted(([a], [b]) => a - b);
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return { spans: joined, readToMs: Math.max(readToMs ?? readAtMs, readAtMs) };
}

/** Whether every instant of the span has been read. */
export function isCovered({ spans }: Coverage, [fromMs, toMs]: Span): boolean {
  return spans.some(([from, to]) => from <= fromMs && to >= toMs);
}

/** The end of what has been read without a gap from an instant on; the instant itself where nothing has. */
export function coveredUntil({ spans }: Coverage, fromMs: number): number {
  return spans.find(([from, to]) => from <= fromMs && to > fromMs)?.[1] ?? fromMs;
}

/** Up to where a span has been read without a gap, at most its end; null where something behind a gap has been read too, so that no beginning of it is all there is. */
export function readUpTo({ spans }: Coverage, [fromMs, toMs]: Span): number | null {
  const within = spans.filter(([from, to]) => from < toMs && to > fromMs);
  const [first, second] = within;
  if (first === undefined) return fromMs;
  return second !== undefined || first[0] > fromMs ? null : Math.min(first[1], toMs);
}

/** Since when all has been read without a gap up to an instant; the instant itself where what is before it was not. */
export function coveredSince({ spans }: Coverage, toMs: number): number {
  return spans.find(([from, to]) => from < toMs && to >= toMs)?.[0] ?? toMs;
}
