/** A run of the log as JSON for readers: instants in ISO 8601 UTC, and an end that never came said as such. */
import { type Run, shownOutcome } from '../../runs/run.ts';

export interface ShownRun
  extends Pick<
    Run,
    'id' | 'kind' | 'zone' | 'date' | 'backfill' | 'requests' | 'retries' | 'throttles' | 'rows' | 'counters' | 'error' | 'newer' | 'access'
  > {
  readonly outcome: ReturnType<typeof shownOutcome>;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly durationSeconds: number | null;
  readonly range: { readonly from: string; readonly to: string } | null;
}

export function shownRun(run: Run, nowMs: number): ShownRun {
  const { startedMs, endedMs, range, ...rest } = run;
  return {
    ...rest,
    outcome: shownOutcome(run, nowMs),
    startedAt: isoOf(startedMs),
    endedAt: endedMs === null ? null : isoOf(endedMs),
    durationSeconds: endedMs === null ? null : (endedMs - startedMs) / 1000,
    range: range && { from: isoOf(range[0]), to: isoOf(range[1]) },
  };
}

function isoOf(instantMs: number): string {
  return new Date(instantMs).toISOString();
}
