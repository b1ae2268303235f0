/** Stored versions of days as HTTP answers: a list of them, or the report of one. */
import type { HttpResponseInit } from '@azure/functions';
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { Period } from '../../time/local-day.ts';
import { jsonAnswer } from '../json-answer.ts';
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

/** The latest version of each day of a period that is on record. @throws StoreError */
export async function snapshotsAnswer(snapshots: SnapshotStore, { from, to, zone }: Period): Promise<HttpResponseInit> {
  return jsonAnswer({ zone, snapshots: await Array.fromAsync(snapshots.list(zone, from, to)) });
}

/** Every version of a day, each with its reason. @throws StoreError */
export async function versionsAnswer(
  snapshots: SnapshotStore,
  { date, zone }: Pick<SnapshotQuery, 'date' | 'zone'>,
): Promise<HttpResponseInit> {
  return jsonAnswer({ date, zone, versions: await snapshots.versions(zone, date) });
}
