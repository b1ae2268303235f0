/** HTTP: the day snapshots that history keeps, the latest version of each day. */
import { app } from '@azure/functions';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseSnapshotsQuery } from '../src/http/snapshots/snapshot-query.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'snapshots',
  endpoint('snapshots', async (request) => {
    const query = queryOf(request);
    const [{ settings, snapshots }, { snapshotsAnswer }] = await Promise.all([
      theApp(),
      import('../src/http/snapshots/snapshot-answer.ts'),
    ]);
    return snapshotsAnswer(request, snapshots, parseSnapshotsQuery(query, settings.reportZone));
  }),
);
