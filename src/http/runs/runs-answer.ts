/** The runs of the log as an answer, or how far one backfill is. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type { BackfillDay, BackfillOrder } from '../../history/state/backfill-state.ts';
import type { Run } from '../../runs/run.ts';
import type { RunQuery } from '../../runs/run-log.ts';
import { jsonAnswer } from '../json-answer.ts';
import { addressWith, linkTo } from '../paging.ts';
import { namesOf } from '../parse-query.ts';
import { problem } from '../problem.ts';
import { progressOf } from './backfill-progress.ts';
import { cursorAfter } from './runs-query.ts';
import { runsQuery } from './runs-schema.ts';
import { shownRun } from './shown-run.ts';

/** Newest first, as the log gives them, one more where there are more than were asked for; `nowMs` (UTC epoch milliseconds) tells a run that ended without a word. */
export function runsAnswer({ url }: Pick<HttpRequest, 'url'>, runs: readonly Run[], asked: RunQuery, nowMs: number): HttpResponseInit {
  const shown = runs.slice(0, asked.limit);
  const last = runs.length > shown.length ? shown.at(-1) : undefined;
  const next = last === undefined ? null : addressWith(url, namesOf(runsQuery), { after: cursorAfter(last, asked.fromMs) });
  const answer = jsonAnswer({ runs: shown.map((run) => shownRun(run, nowMs)), next });
  return { ...answer, headers: { ...answer.headers, ...linkTo(next) } };
}

/** 404 where no backfill has the id that was asked for. */
export function progressAnswer(
  found: { readonly order: BackfillOrder; readonly days: readonly BackfillDay[] } | undefined,
): HttpResponseInit {
  if (found === undefined) return problem(404, 'backfill.unknown', 'There is no backfill with that id.');
  return jsonAnswer(progressOf(found.order, found.days));
}
