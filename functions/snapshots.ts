/** HTTP: the day snapshots that history keeps, as a list or one of them as it was computed. */
import { app } from '@azure/functions';
import { theApp } from '../src/app.ts';
import { parseSnapshotQuery, parseSnapshotsQuery } from '../src/lookup/snapshot-query.ts';
import { answering, problem } from '../src/page/problem.ts';
import { jsonAnswer } from '../src/page/report-answer.ts';

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
    const { date, zone, version } = parseSnapshotQuery(request.params.date ?? '', request.query, settings.reportZone);
    const snapshot = await (version === undefined ? snapshots.latest(zone, date) : snapshots.read(zone, date, version));
    if (snapshot === undefined)
      return problem(
        404,
        'snapshot.unknown',
        `There is no snapshot of ${date} in ${zone}${version === undefined ? '' : `, version ${version}`}.`,
      );
    return jsonAnswer(snapshot.report);
  }),
});
