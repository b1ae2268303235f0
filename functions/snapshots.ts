/** HTTP: the day snapshots that history keeps, as a list, one of them as it was computed, or the versions of a day. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { answering } from '../src/http/problem.ts';
import { jsonAnswer } from '../src/http/report/report-answer.ts';
import { snapshotAnswer } from '../src/http/snapshots/snapshot-answer.ts';
import { parseSnapshotQuery, parseSnapshotsQuery, parseVersionsQuery } from '../src/http/snapshots/snapshot-query.ts';

app.http('snapshots', {
  methods: ['GET'],
  route: 'snapshots',
  authLevel: 'function',
  handler: answering(async (request) => {
    const { settings, snapshots } = await theApp();
    const { from, to, zone } = parseSnapshotsQuery(request.query, settings.reportZone);
    return jsonAnswer({ zone, snapshots: await Array.fromAsync(snapshots.list(zone, from, to)) });
  }),
});

app.http('snapshot', {
  methods: ['GET'],
  route: 'snapshots/{date}',
  authLevel: 'function',
  handler: answering(async (request) => {
    const { settings, snapshots } = await theApp();
    return snapshotAnswer(snapshots, parseSnapshotQuery(request.params.date ?? '', request.query, settings.reportZone));
  }),
});

app.http('snapshot-versions', {
  methods: ['GET'],
  route: 'snapshots/{date}/versions',
  authLevel: 'function',
  handler: answering(async (request) => {
    const { settings, snapshots } = await theApp();
    const { date, zone } = parseVersionsQuery(request.params.date ?? '', request.query, settings.reportZone);
    return jsonAnswer({ date, zone, versions: await snapshots.versions(zone, date) });
  }),
});
