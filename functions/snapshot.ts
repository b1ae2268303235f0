/** HTTP: the snapshot of one day, as it was computed. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { endpoint } from '../src/http/routes.ts';
import { snapshotAnswer } from '../src/http/snapshots/snapshot-answer.ts';
import { parseSnapshotQuery } from '../src/http/snapshots/snapshot-query.ts';

app.http(
  'snapshot',
  endpoint('snapshot', async ({ params, query }) => {
    const { settings, snapshots } = await theApp();
    return snapshotAnswer(snapshots, parseSnapshotQuery(params.date ?? '', query, settings.reportZone));
  }),
);
