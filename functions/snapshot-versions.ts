/** HTTP: all versions of a day's snapshot, each with its reason. */
import { app } from '@azure/functions';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseVersionsQuery } from '../src/http/snapshots/snapshot-query.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'snapshot-versions',
  endpoint('snapshot-versions', async (request) => {
    const query = queryOf(request);
    const [{ settings, snapshots }, { versionsAnswer }] = await Promise.all([theApp(), import('../src/http/snapshots/snapshot-answer.ts')]);
    return versionsAnswer(snapshots, parseVersionsQuery(request.params.date ?? '', query, settings.reportZone));
  }),
);
