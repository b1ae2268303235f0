/** What a caller asks of the snapshots: a span of days, or one day and perhaps a version. */
import { dayOf, type Period } from '../../time/local-day.ts';
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

/** @throws InputError that names the parameter and the rule */
export function parseSnapshotsQuery(query: URLSearchParams, defaultZone: string): Period {
  const { from, to = from, zone = defaultZone } = parseQuery(snapshotsQuery, query);
  return querySpan(from, to, zone);
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
