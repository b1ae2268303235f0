/** The run log, of which each run that ends is told: as metrics, and as a line of the log. */

import type { Run, WorkKind } from '../runs/run.ts';
import type { RunLog } from '../runs/run-log.ts';
import { noteRun, noteRunEnd, tell } from './invocation.ts';
import type { Telemetry } from './telemetry.ts';

/** The same log. Who opened a report is no work, and is not told. */
export function toldRuns(log: RunLog, telemetry: Telemetry): RunLog {
  return {
    ...log,
    async write(run) {
      const { id, kind, endedMs } = run;
      if (kind !== 'access') {
        if (endedMs === null) noteRun(id);
        else {
          tellRun(telemetry, { ...run, kind, endedMs });
          noteRunEnd(id);
        }
      }
      await log.write(run);
    },
  };
}

type EndedRun = Run & { readonly kind: WorkKind; readonly endedMs: number };

function tellRun(telemetry: Telemetry, run: EndedRun): void {
  const { kind, outcome, rows, range, startedMs, endedMs } = run;
  telemetry.record('digest.runs', 1, { kind, outcome });
  telemetry.record('digest.run.duration', (endedMs - startedMs) / 1000, { kind, outcome });
  for (const what of ['deliveries', 'attributes', 'malformed'] as const)
    if (rows[what] > 0) telemetry.record('digest.rows', rows[what], { kind, what });
  if (kind === 'harvest' && range !== null) telemetry.record('digest.harvest.lag', Math.max(0, endedMs - range[1]) / 1000, {});
  tellLine(run);
}

function tellLine({ id, kind, outcome, rows, requests, throttles, error, backfill, date, startedMs, endedMs }: EndedRun): void {
  const durationMs = endedMs - startedMs;
  const counts = { durationMs, deliveries: rows.deliveries, attributes: rows.attributes, requests, throttles };
  const about = { ...(error && { error: error.code }), ...(backfill !== null && { backfill }), ...(date !== null && { date }) };
  const level = outcome === 'failed' || outcome === 'refused' ? 'error' : 'log';
  tell('run.ended', `${kind}: run ${outcome}${error ? ` (${error.code})` : ''}`, { run: id, kind, outcome, ...about, counts }, level);
}
