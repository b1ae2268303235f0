/** Stored versions of days as HTTP answers: a list of them, or the report of one. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { InputError } from '../../errors.ts';
import type { Snapshot, SnapshotInfo, SnapshotStore } from '../../history/tables/snapshot-store.ts';
import { LATEST_VERSION, NAMED_VERSION, stableAnswer } from '../conditional.ts';
import { jsonAnswer } from '../json-answer.ts';
import { addressWith, linkTo } from '../paging.ts';
import { namesOf } from '../parse-query.ts';
import { reportAnswer } from '../report/report-answer.ts';
import { WHOLE_JSON } from '../report/report-form.ts';
import { cursorAfter, type SnapshotQuery, type SnapshotsQuery } from './snapshot-query.ts';
import { snapshotsQuery } from './snapshot-schema.ts';

/** The report as it was computed, 304 where the caller has it already. @throws InputError snapshot.unknown, StoreError */
export async function snapshotAnswer(
  request: Pick<HttpRequest, 'headers' | 'url'>,
  snapshots: SnapshotStore,
  { date, zone, version }: SnapshotQuery,
): Promise<HttpResponseInit> {
  const { report } = await loadSnapshot(snapshots, { date, zone, version });
  return stableAnswer(request, reportAnswer(report, WHOLE_JSON, request.url), version === undefined ? LATEST_VERSION : NAMED_VERSION);
}

/** The version that is asked for. @throws InputError snapshot.unknown where the day has none such, StoreError */
export async function loadSnapshot(snapshots: SnapshotStore, { date, zone, version }: SnapshotQuery): Promise<Snapshot> {
  const snapshot = await (version === undefined ? snapshots.latest(zone, date) : snapshots.read(zone, date, version));
  if (snapshot !== undefined) return snapshot;
  const which = version === undefined ? '' : `, version ${version}`;
  throw new InputError('snapshot.unknown', `There is no snapshot of ${date} in ${zone}${which}.`);
}

/** The latest version of each day of a period that is on record, oldest day first, and where the days after these are. @throws StoreError */
export async function snapshotsAnswer(
  { url }: Pick<HttpRequest, 'url'>,
  snapshots: SnapshotStore,
  { from, to, zone, limit }: SnapshotsQuery,
): Promise<HttpResponseInit> {
  const found: SnapshotInfo[] = [];
  let next: string | null = null;
  for await (const info of snapshots.list(zone, from, to)) {
    const last = found.at(-1);
    if (found.length === limit && last !== undefined) {
      next = addressWith(url, namesOf(snapshotsQuery), { after: cursorAfter(last) });
      break;
    }
    found.push(info);
  }
  const answer = jsonAnswer({ zone, snapshots: found, next });
  return { ...answer, headers: { ...answer.headers, ...linkTo(next) } };
}

/** Every version of a day, each with its reason. @throws StoreError */
export async function versionsAnswer(
  snapshots: SnapshotStore,
  { date, zone }: Pick<SnapshotQuery, 'date' | 'zone'>,
): Promise<HttpResponseInit> {
  return jsonAnswer({ date, zone, versions: await snapshots.versions(zone, date) });
}
