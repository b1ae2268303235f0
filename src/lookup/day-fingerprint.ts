/** What a closed day was computed from, as one short text: it tells whether its numbers are still those of history without reading them. */
import { hash } from 'node:crypto';
import type { QuarterState } from '../history/quarters/quarter-store.ts';
import type { Coverage, Span } from '../history/state/coverage.ts';
import { LOOK_BACK_DAYS } from '../metrics/contacts/look-back/look-back.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';

export interface ClosingState {
  readonly states: readonly QuarterState[];
  readonly coverage: Coverage;
  /** From this share of open deliveries on a day is provisional, 0 to 1. */
  readonly openShareLimit: number;
}

/** Pure. Changes with every write of one of the day's quarter hours, where more of the time before the day has been read, with the limit, and with nothing else. */
export function dayFingerprint({ states, coverage, openShareLimit }: ClosingState, day: Period): string {
  const before = readBefore(coverage, day).map(([fromMs, toMs]) => `read ${fromMs} ${toMs}`);
  return hash('sha256', [...states.map(({ quarterMs, etag }) => `${quarterMs} ${etag}`), ...before, `open ${openShareLimit}`].join('\n'));
}

/** What of the days before has been read, for a day looks back at them. */
function readBefore({ spans }: Coverage, { fromMs }: Period): readonly Span[] {
  const firstMs = fromMs - LOOK_BACK_DAYS * DAY_MS;
  return spans.filter(([from, to]) => from < fromMs && to > firstMs).map(([from, to]) => [Math.max(from, firstMs), Math.min(to, fromMs)]);
}
