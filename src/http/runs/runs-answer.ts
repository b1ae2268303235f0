/** The runs of the log as an answer, or how far one backfill is. */
import type { HttpResponseInit } from '@azure/functions';
import type { BackfillDay, BackfillOrder } from '../../history/state/backfill-state.ts';
import type { Run } from '../../runs/run.ts';
import { jsonAnswer } from '../json-answer.ts';
import { problem } from '../problem.ts';
import { progressOf } from './backfill-progress.ts';
import { shownRun } from './shown-run.ts';

/** Newest first, as the log gives them; `nowMs` (UTC epoch milliseconds) tells a run that ended without a word. */
export function runsAnswer(runs: readonly Run[], nowMs: number): HttpResponseInit {
  return jsonAnswer({ runs: runs.map((run) => shownRun(run, nowMs)) });
}

/** 404 where no backfill has the id that was asked for. */
export function progressAnswer(
  found: { readonly order: BackfillOrder; readonly days: readonly BackfillDay[] } | undefined,
): HttpResponseInit {
  if (found === undefined) return problem(404, 'backfill.unknown', 'There is no backfill with that id.');
  return jsonAnswer(progressOf(found.order, found.days));
}
