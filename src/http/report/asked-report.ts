/** Which report somebody asks for, and what is told of it: computed or on record, or a version by its number. */
import { allowedTo, type Reader, seesCallerIds } from '../../access/reader.ts';
import { assertWithinLink } from '../../access/within-link.ts';
import { AccessError } from '../../errors.ts';
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { ReportQuery } from '../../lookup/report-query.ts';
import type { ToldReport } from '../../lookup/tell-report.ts';
import { comparesFor } from '../../time/compared-period.ts';
import { dayOf, type Period } from '../../time/local-day.ts';
import { LATEST_VERSION, NAMED_VERSION } from '../conditional.ts';
import { loadSnapshot } from '../snapshots/snapshot-answer.ts';
import { parseReportQuery, parseVersionQuery } from './parse-report-query.ts';

export interface AskedPorts {
  readonly snapshots: SnapshotStore;
  tellReport(query: ReportQuery): Promise<ToldReport>;
  now(): number;
}

export interface AskedReport {
  readonly query: ReportQuery;
  /** The version that is asked for by its number. */
  readonly version: number | undefined;
  /** @throws InputError, StoreError */
  tell(): Promise<Told>;
}

/** A report, and how long whoever has it may use it without asking; undefined = not at all. */
export interface Told extends ToldReport {
  readonly cacheControl: string | undefined;
}

export interface AskedDefaults {
  /** Where none is asked for. */
  readonly zone: string;
  /** A page forgives what its own links cannot help. */
  readonly isPage: boolean;
}

/** @param note gets the days before it is known whether they may be seen @throws AccessError for what this reader may not see, InputError */
export function askedReport(
  ports: AskedPorts,
  reader: Reader,
  query: URLSearchParams,
  { zone, isPage }: AskedDefaults,
  note: (period: Period) => void,
): AskedReport {
  const stored = parseVersionQuery(query, zone);
  if (stored !== undefined) {
    const period = dayOf(stored.date, stored.zone);
    note(period);
    assertSeesVersions(reader);
    return {
      query: { period, kind: 'day', scope: {} },
      version: stored.version,
      tell: async () => ({ ...(await loadSnapshot(ports.snapshots, stored)), cacheControl: NAMED_VERSION }),
    };
  }
  const asked = forgiving(parseReportQuery(query, { zone, nowMs: ports.now() }), isPage);
  note(asked.period);
  assertWithinLink(reader, asked.period);
  const whole = { ...asked, ...rightsOf(reader) };
  return {
    query: whole,
    version: undefined,
    async tell() {
      const told = await ports.tellReport(whole);
      return { ...told, cacheControl: told.version === undefined ? undefined : LATEST_VERSION };
    },
  };
}

/** Whoever goes from a day to its month takes along what the day was held against: where that does not fit, the page holds it against what is usual. */
function forgiving({ compare, ...asked }: ReportQuery, isPage: boolean): ReportQuery {
  if (compare === undefined || (isPage && !comparesFor(asked.period, asked.kind).includes(compare))) return asked;
  return { ...asked, compare };
}

/** What a look-up has to know of its reader. */
function rightsOf(reader: Reader): Pick<ReportQuery, 'allowed' | 'callerIds'> {
  const allowed = allowedTo(reader);
  return { ...(allowed !== 'all' && { allowed }), ...(seesCallerIds(reader) && { callerIds: 'whole' }) };
}

/** A stored version holds every scope, and a link opens days, not how they were told before. */
function assertSeesVersions(reader: Reader): void {
  if (reader.kind !== 'link' && allowedTo(reader) === 'all') return;
  throw new AccessError(
    'access.all-scopes',
    'Cannot show you stored versions: they hold every scope. Leave out "version".',
    reader.kind === 'link' ? reader.signIn : undefined,
  );
}
