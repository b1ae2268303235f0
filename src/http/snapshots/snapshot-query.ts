/** What a caller asks of the snapshots: a span of days, or one day and perhaps a version. */
import type { SnapshotInfo } from '../../history/tables/snapshot-store.ts';
import { addDays, dayOf, type Period } from '../../time/local-day.ts';
import { cursorOf, parseCursor } from '../paging.ts';
import { parseQuery } from '../parse-query.ts';
import { querySpan } from '../query-span.ts';
import { snapshotQuery, snapshotsQuery, versionsQuery } from './snapshot-schema.ts';

export interface SnapshotQuery {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly zone: string;
  /** Undefined = the latest. */
  readonly version: number | undefined;
}

export interface SnapshotsQuery extends Pick<Period, 'from' | 'to' | 'zone'> {
  /** Most days; undefined = all. */
  readonly limit: number | undefined;
}

/** The days from `from`, or after the one that `after` stands for, to `to`. @throws InputError that names the parameter and the rule */
export function parseSnapshotsQuery(query: URLSearchParams, defaultZone: string): SnapshotsQuery {
  const { from: first, to: last = first, zone: asked = defaultZone, limit, ...more } = parseQuery(snapshotsQuery, query);
  const { from, to, zone } = querySpan(first, last, asked);
  const after = parseCursor(more.after, ([date]) => (typeof date === 'string' && date >= from && date <= to ? date : undefined));
  // A day after the last one is none that a list has.
  return { from: after === undefined ? from : addDays(after, 1), to, zone, limit };
}

/** What `after` is for the days after a listed one. */
export function cursorAfter({ date }: Pick<SnapshotInfo, 'date'>): string {
  return cursorOf([date]);
}

/** @throws InputError that names the parameter and the rule */
export function parseSnapshotQuery(date: string, query: URLSearchParams, defaultZone: string): SnapshotQuery {
  return snapshotOf(date, parseQuery(snapshotQuery, query), defaultZone);
}

/** @throws InputError that names the parameter and the rule */
export function parseVersionsQuery(date: string, query: URLSearchParams, defaultZone: string): Pick<SnapshotQuery, 'date' | 'zone'> {
  return snapshotOf(date, parseQuery(versionsQuery, query), defaultZone);
}

/** The snapshot of a date that `zone` and `version` name. @throws InputError for a date that is none, or that the zone skipped */
export function snapshotOf(
  date: string,
  { zone, version }: { readonly zone?: string | undefined; readonly version?: number | undefined },
  defaultZone: string,
): SnapshotQuery {
  const day = dayOf(date, zone ?? defaultZone);
  return { date: day.from, zone: day.zone, version };
}
