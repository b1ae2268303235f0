/** HTTP: what the app did of late, newest first, or how far one backfill is. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { progressOf } from '../src/harvest/backfill/backfill-progress.ts';
import { answering, problem } from '../src/http/problem.ts';
import { jsonAnswer } from '../src/http/report/report-answer.ts';
import { shownRun } from '../src/http/runs/run-answer.ts';
import { parseRunsQuery } from '../src/http/runs/runs-query.ts';

app.http('runs', {
  methods: ['GET'],
  route: 'runs',
  authLevel: 'function',
  handler: answering(async (request) => {
    const { settings, runs, backfills, now } = await theApp();
    const query = parseRunsQuery(request.query, { zone: settings.reportZone, nowMs: now() });
    if ('backfill' in query) {
      const found = await backfills.read(query.backfill);
      if (found === undefined) return problem(404, 'backfill.unknown', 'There is no backfill with that id.');
      return jsonAnswer(progressOf(found.order, found.days));
    }
    const found = await runs.list(query);
    return jsonAnswer({ runs: found.map((run) => shownRun(run, now())) });
  }),
});
