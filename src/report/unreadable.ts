/** Quarter hours that history holds and nobody can read: what they held is missing from every count, and a report says which they are. */
import { QUARTER_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { spanWords } from './reasons/provisional-sentence.ts';
import { type ReasonWith, reasonOf } from './reasons/reason.ts';
import type { QualityNote, Report } from './report.ts';

const DURING = 'unreadableHours';
const BEFORE = 'unreadableHoursBefore';
const MAX_VALUES = 5;

/** Of the starts of such quarter hours (UTC epoch milliseconds): one note on those of the period, one on those that its comparisons and look-backs lack. */
export function unreadableNotes(period: Period, starts: Iterable<number>): QualityNote[] {
  const { during, before } = partsOf(period, starts);
  return [
    ...noteOf(DURING, 'Quarter hours whose stored numbers cannot be read: they are missing from every count here', during, period.zone),
    ...noteOf(
      BEFORE,
      'Quarter hours outside the period whose stored numbers cannot be read: comparisons leave out their days',
      before,
      period.zone,
    ),
  ];
}

/** Why the numbers of a period are not all there; none where they are. */
export function unreadableReasons(period: Period, starts: Iterable<number>): ReasonWith<'unreadableHours'>[] {
  const spans = spansOf(partsOf(period, starts).during);
  if (spans.length === 0) return [];
  return [reasonOf('unreadableHours', { spans: spans.slice(0, MAX_VALUES), more: Math.max(0, spans.length - MAX_VALUES) })];
}

/** Whether a report lacks hours of its period. */
export function lacksHours({ quality }: Pick<Report, 'quality'>): boolean {
  return quality.some(({ id }) => id === DURING);
}

function noteOf(id: string, name: string, starts: readonly number[], zone: string): QualityNote[] {
  if (starts.length === 0) return [];
  const spans = spansOf(starts).slice(0, MAX_VALUES);
  return [{ id, name, count: starts.length, values: spans.map((span) => spanWords(span, zone)), data: { spans } }];
}

function partsOf(
  { fromMs, toMs }: Period,
  starts: Iterable<number>,
): { readonly during: readonly number[]; readonly before: readonly number[] } {
  const sorted = [...starts].sort((a, b) => a - b);
  const isDuring = (startMs: number) => startMs >= fromMs && startMs < toMs;
  return { during: sorted.filter(isDuring), before: sorted.filter((startMs) => !isDuring(startMs)) };
}

/** ISO 8601 intervals: quarter hours that adjoin are one span. */
function spansOf(starts: readonly number[]): string[] {
  const spans: [fromMs: number, toMs: number][] = [];
  for (const startMs of starts) {
    const last = spans.at(-1);
    if (last?.[1] === startMs) last[1] = startMs + QUARTER_MS;
    else spans.push([startMs, startMs + QUARTER_MS]);
  }
  return spans.map((span) => span.map((ms) => new Date(ms).toISOString()).join('/'));
}
