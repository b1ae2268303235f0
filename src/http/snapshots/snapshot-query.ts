/** What a caller asks of the snapshots: a span of days, or one day and perhaps a version. */
import { InputError } from '../../errors.ts';
import type { SnapshotInfo } from '../../history/tables/snapshot-store.ts';
import { addDays, dayOf, type Period } from '../../time/local-day.ts';
import { shown } from '../../time/zone.ts';
import { assertKnown } from '../assert-known.ts';
import { cursorOf, parseCursor, parseWhole } from '../paging.ts';
import { MAX_DAYS, querySpan } from '../query-span.ts';

export const SNAPSHOTS_PARAMETERS = ['from', 'to', 'zone', 'limit', 'after'] as const;
export const SNAPSHOT_PARAMETERS = ['zone', 'version'] as const;
export const VERSIONS_PARAMETERS = ['zone'] as const;

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
  assertKnown(query, SNAPSHOTS_PARAMETERS);
  const from = query.get('from');
  const to = query.get('to') ?? from;
  if (from === null || to === null)
    throw new InputError('input.query', 'Cannot list snapshots without "from": give the first date, YYYY-MM-DD');
  const span = querySpan(from, to, query.get('zone') ?? defaultZone);
  const after = parseCursor(query.get('after'), ([date]) =>
    typeof date === 'string' && date >= span.from && date <= span.to ? date : undefined,
  );
  // A day after the last one is none that a list has.
  return {
    from: after === undefined ? span.from : addDays(after, 1),
    to: span.to,
    zone: span.zone,
    limit: parseWhole(query, 'limit', [1, MAX_DAYS]),
  };
}

/** What `after` is for the days after a listed one. */
export function cursorAfter({ date }: Pick<SnapshotInfo, 'date'>): string {
  return cursorOf([date]);
}

/** @throws InputError that names the parameter and the rule */
export function parseSnapshotQuery(date: string, query: URLSearchParams, defaultZone: string): SnapshotQuery {
  assertKnown(query, SNAPSHOT_PARAMETERS);
  return snapshotQueryOf(date, query, defaultZone);
}

/** The snapshot of a date that `zone` and `version` name. @throws InputError that names the parameter and the rule */
export function snapshotQueryOf(date: string, query: URLSearchParams, defaultZone: string): SnapshotQuery {
  const day = dayOf(date, query.get('zone') ?? defaultZone);
  return { date: day.from, zone: day.zone, version: parseVersion(query.get('version')) };
}

/** @throws InputError that names the parameter and the rule */
export function parseVersionsQuery(date: string, query: URLSearchParams, defaultZone: string): Pick<SnapshotQuery, 'date' | 'zone'> {
  assertKnown(query, VERSIONS_PARAMETERS);
  return snapshotQueryOf(date, query, defaultZone);
}

function parseVersion(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InputError('input.query', `Cannot use the version "${shown(text)}": it is no whole number from 1 on`);
  return Number(text);
}
