/** Whether harvests go wrong in a way that a person has to mend. */
import { LOST, type Run, shownOutcome } from '../runs/run.ts';

/** So many in a row: one that fails is tried again in ten minutes, and goes on where the last good one ended. */
export const FAILURES_IN_A_ROW = 3;

/** Of harvests, newest first: true where the last one was refused, or the last three failed or ended without a word. Those that still run do not count. */
export function isHarvestFailing(runs: readonly Run[], nowMs: number): boolean {
  const outcomes = runs.map((run) => shownOutcome(run, nowMs)).filter((outcome) => outcome !== 'running');
  if (outcomes[0] === 'refused') return true;
  const last = outcomes.slice(0, FAILURES_IN_A_ROW);
  return last.length === FAILURES_IN_A_ROW && last.every((outcome) => outcome === 'failed' || outcome === 'refused' || outcome === LOST);
}
