/** A stored version of a day as an HTTP answer. */
import type { HttpResponseInit } from '@azure/functions';
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import { problem } from '../problem.ts';
import { type Format, reportAnswer } from '../report/report-answer.ts';
import type { SnapshotQuery } from './snapshot-query.ts';

/** The report as it was computed; 404 where the day has no such version. @throws StoreError */
export async function snapshotAnswer(
  snapshots: SnapshotStore,
  { date, zone, version }: SnapshotQuery,
  format: Format = 'json',
): Promise<HttpResponseInit> {
  const snapshot = await (version === undefined ? snapshots.latest(zone, date) : snapshots.read(zone, date, version));
  if (snapshot !== undefined) return reportAnswer(snapshot.report, format);
  const which = version === undefined ? '' : `, version ${version}`;
  return problem(404, 'snapshot.unknown', `There is no snapshot of ${date} in ${zone}${which}.`);
}
