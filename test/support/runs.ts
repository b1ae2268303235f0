/** Runs for tests of the run log. */
import { randomBytes } from 'node:crypto';
import type { Run } from '../../src/runs/run.ts';

/** A harvest that went well and took a second, but for what is given. */
export function aRun(given: Partial<Run> & Pick<Run, 'startedMs'>): Run {
  return {
    id: randomBytes(8).toString('hex'),
    kind: 'harvest',
    endedMs: given.startedMs + 1000,
    range: null,
    zone: null,
    date: null,
    backfill: null,
    requests: 3,
    retries: 0,
    throttles: 0,
    rows: { deliveries: 1, attributes: 2, malformed: 0 },
    counters: {},
    outcome: 'ok',
    error: null,
    ...given,
  };
}
