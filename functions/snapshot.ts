/** HTTP: the snapshot of one day, as it was computed. */
import { app } from '@azure/functions';
import { queryOf } from '../src/http/query-of.ts';
import { endpoint } from '../src/http/routes.ts';
import { parseSnapshotQuery } from '../src/http/snapshots/snapshot-query.ts';
import { theApp } from '../src/the-app.ts';

app.http(
  'snapshot',
  endpoint('snapshot', async (request) => {
    const query = queryOf(request);
    const [{ settings, snapshots }, { snapshotAnswer }] = await Promise.all([theApp(), import('../src/http/snapshots/snapshot-answer.ts')]);
    return snapshotAnswer(request, snapshots, parseSnapshotQuery(request.params.date ?? '', query, settings.reportZone));
  }),
);
