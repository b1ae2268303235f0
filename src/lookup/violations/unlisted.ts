/** The parts of a period of which deliveries cannot be listed, or not all: a list that is empty for such a reason must not look like none. */
import type { QuarterLists, QuarterState } from '../../history/quarters/quarter-store.ts';
import type { Coverage } from '../../history/state/coverage.ts';
import { DAY_MS, QUARTER_MS } from '../../time/lengths.ts';

export const UNLISTED_REASONS = {
  'facts-gone': 'The deliveries themselves are no longer kept (FACTS_DAYS), only their counts: the report still has those.',
  'not-read': 'Not read from Dataverse, or not yet: what happened is not known.',
  unreadable: 'What is stored of this time cannot be read.',
} as const;
export type UnlistedReason = keyof typeof UNLISTED_REASONS;

/** [fromMs, toMs), UTC epoch milliseconds. */
export interface Unlisted {
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: UnlistedReason;
}

type Span = Pick<Unlisted, 'fromMs' | 'toMs'>;

export interface UnlistedInput {
  readonly coverage: Coverage;
  readonly factsDays: number;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** What is known before anything is listed: by what has been read, and by which days are frozen, or so old that nothing of them is left. @throws StoreError */
export async function loadUnlisted(quarters: QuarterLists, span: Span, input: UnlistedInput): Promise<readonly Unlisted[]> {
  const states = await Array.fromAsync(quarters.listStates(span.fromMs, span.toMs));
  return [...goneDays(span, states, input), ...unreadSpans(span, input.coverage)].sort((a, b) => a.fromMs - b.fromMs);
}

/** The quarter hours of a span that could not be read so far, those beside each other as one. */
export function unreadableSpans({ unreadable }: QuarterLists, { fromMs, toMs }: Span): readonly Unlisted[] {
  const found: { fromMs: number; toMs: number; reason: UnlistedReason }[] = [];
  for (const startMs of [...(unreadable ?? [])].sort((a, b) => a - b)) {
    if (startMs < fromMs || startMs >= toMs) continue;
    const last = found.at(-1);
    if (last?.toMs === startMs) last.toMs = startMs + QUARTER_MS;
    else found.push({ fromMs: startMs, toMs: startMs + QUARTER_MS, reason: 'unreadable' });
  }
  return found;
}

/** Days of UTC are frozen and removed as a whole; of one that was removed nothing tells any more. */
function goneDays({ fromMs, toMs }: Span, states: readonly QuarterState[], { factsDays, nowMs }: UnlistedInput): readonly Unlisted[] {
  const byDay = Map.groupBy(states, ({ quarterMs }) => dayOf(quarterMs));
  const found: Unlisted[] = [];
  for (let dayMs = dayOf(fromMs); dayMs < toMs; dayMs += DAY_MS) {
    const quarters = byDay.get(dayMs);
    const isGone = quarters === undefined ? dayMs + DAY_MS + factsDays * DAY_MS <= nowMs : quarters.some(({ frozen }) => frozen);
    if (isGone) found.push({ fromMs: Math.max(dayMs, fromMs), toMs: Math.min(dayMs + DAY_MS, toMs), reason: 'facts-gone' });
  }
  return found;
}

function unreadSpans({ fromMs, toMs }: Span, { spans }: Coverage): readonly Unlisted[] {
  const found: Unlisted[] = [];
  let atMs = fromMs;
  for (const [from, to] of [...spans.filter(([from, to]) => from < toMs && to > fromMs), [toMs, toMs] as const]) {
    if (from > atMs) found.push({ fromMs: atMs, toMs: from, reason: 'not-read' });
    atMs = Math.max(atMs, to);
  }
  return found;
}

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

/** Whether nothing of a span is left to be listed. */
export function isWholly(unlisted: readonly Unlisted[], { fromMs, toMs }: Span): boolean {
  let atMs = fromMs;
  for (const part of unlisted.toSorted((a, b) => a.fromMs - b.fromMs)) if (part.fromMs <= atMs) atMs = Math.max(atMs, part.toMs);
  return atMs >= toMs;
}
