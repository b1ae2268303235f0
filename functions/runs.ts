/** HTTP: what the app did of late, newest first, or how far one backfill is. */
import { app } from '@azure/functions';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { progressAnswer, runsAnswer } from '../src/http/runs/runs-answer.ts';
import { parseRunsQuery } from '../src/http/runs/runs-query.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'runs',
  endpoint('runs', async (request) => {
    const query = queryOf(request);
    const { settings, runs, backfills, now } = await theApp();
    const asked = parseRunsQuery(query, { zone: settings.reportZone, nowMs: now() });
    if ('backfill' in asked) return progressAnswer(await backfills.read(asked.backfill));
    // One more than a page holds tells whether there is another.
    return runsAnswer(request, await runs.list({ ...asked, limit: asked.limit + 1 }), asked, now());
  }),
);
