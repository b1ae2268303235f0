/** Which spans of time have been read from Dataverse: what was never read is unknown, and must not look like a day without calls. */

/** [fromMs, toMs), UTC epoch milliseconds. */
export type Span = readonly [fromMs: number, toMs: number];

/** Spans sorted and apart, and up to when the last reading had seen all changes (server time, UTC epoch milliseconds; null = never read). */
export interface Coverage {
  readonly spans: readonly Span[];
  readonly readToMs: number | null;
  /** Spans sorted and apart whose changes expired from Dataverse before a harvest came to read them. @default none */
  readonly lost?: readonly Span[] | undefined;
}

export const NO_COVERAGE: Coverage = { spans: [], readToMs: null };

/** The coverage with one more span read. Order does not matter, repeats change nothing. */
export function withSpan(coverage: Coverage, span: Span, readAtMs: number): Coverage {
  const { spans, readToMs } = coverage;
  return { ...coverage, spans: joined([...spans, span]), readToMs: Math.max(readToMs ?? readAtMs, readAtMs) };
}

/** The coverage after a harvest of all that changed in a span, up to readAtMs: what was lost in it stays unread. */
export function withHarvest(coverage: Coverage, [fromMs, toMs]: Span, readAtMs: number): Coverage {
  const { lost = [] } = coverage;
  const ends = [fromMs, ...lost.map(([, to]) => to)];
  const starts = [...lost.map(([from]) => from), toMs];
  const kept = ends.map((end, i): Span => [Math.max(end, fromMs), Math.min(starts[i] ?? toMs, toMs)]);
  return kept.reduce((all, span) => withSpan(all, span, readAtMs), coverage);
}

/** The coverage with one more span whose changes expired unread. What was read of it stays read. */
export function withLost(coverage: Coverage, span: Span): Coverage {
  const lost = joined([...(coverage.lost ?? []), span]);
  return lost.length === 0 ? coverage : { ...coverage, lost };
}

function joined(spans: readonly Span[]): readonly Span[] {
  const all: [number, number][] = [];
  const sorted = spans.filter(([from, to]) => from < to).toSorted(([a], [b]) => a - b);
  for (const [from, to] of sorted) {
    const last = all.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

/** The lost span that holds an instant. */
export function lostAt({ lost = [] }: Coverage, atMs: number): Span | undefined {
  return lost.find(([from, to]) => from <= atMs && atMs < to);
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
