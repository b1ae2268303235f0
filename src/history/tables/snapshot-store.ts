/** Day snapshots: the report and cube of a closed local day, kept for ever. A day that changes gets a new version; nothing is overwritten. */
import { hash } from 'node:crypto';
import { StoreError } from '../../errors.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import type { Cube } from '../../metrics/cube/cube.ts';
import { DAY_COUNTS, type DayCount } from '../../metrics/cube/entry-counts.ts';
import type { Reason } from '../../report/reasons/reason.ts';
import type { Report } from '../../report/report.ts';
import { conflict } from '../blobs/storage-errors.ts';
import { retryConflicts } from './conflicts.ts';
import { jsonBytes, jsonPart } from './json-part.ts';
import { zoneKey } from './keys.ts';
import { removeOld } from './remove-old.ts';
import { MAX_VERSION, VERSION_DIGITS } from './snapshot-version.ts';
import type { StoredValue, ValueKey, ValueStore } from './value-store.ts';

/** A version of a day, without its report and cube; the counts are of its totals, null in versions of older releases, whose heads do not tell them. */
export interface SnapshotInfo extends Readonly<Record<DayCount, number | null>> {
  /** IANA zone. */
  readonly zone: string;
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** 1, 2, ... */
  readonly version: number;
  /** Why this version was made. */
  readonly reason: string;
  /** The same as data; versions of older releases lack it. */
  readonly changes?: readonly Reason[];
  /** Whether its numbers differ from those of the version before; false for the first. */
  readonly restates: boolean;
  /** ISO 8601 UTC, from the report. */
  readonly generatedAt: string;
  /** Version of the definitions it was computed with. */
  readonly definitions: string;
  /** Whether its numbers could still change when it was made. */
  readonly provisional: boolean;
}

export interface Snapshot extends SnapshotInfo {
  readonly report: Report;
  readonly cube: Cube;
}

export interface NewSnapshot extends Pick<Snapshot, 'report' | 'cube' | 'reason' | 'changes'> {
  /** A version is made though the latest one has the same numbers: that one cannot be read. @default false */
  readonly evenIfEqual?: boolean;
}
export type AddedSnapshot = Pick<SnapshotInfo, 'version'> & { readonly added: boolean };

/** Every method throws StoreError: store.key for a zone, date or version that cannot be one, else as the value store does. */
export interface SnapshotStore {
  latest(zone: string, date: string): Promise<Snapshot | undefined>;
  read(zone: string, date: string, version: number): Promise<Snapshot | undefined>;
  /** The latest version of each day from `fromDate` to `toDate` (included), in order; `report()` reads the report of that version. */
  list(zone: string, fromDate: string, toDate: string): AsyncIterable<SnapshotInfo & { report(): Promise<Report> }>;
  /** All versions of the days from `fromDate` to `toDate` (included), by day, oldest version first. */
  versions(zone: string, fromDate: string, toDate?: string): Promise<readonly SnapshotInfo[]>;
  /**
   * Adds the next version; where totals, cube, what could look back and whether it is provisional equal those of the latest version, none is made. Gives the version that holds them now.
   * `after` = the version that was the latest before the numbers were loaded, 0 = none; without it any may be.
   * @throws StoreError store.conflict where there is a later one with other numbers: then these may be the older ones
   */
  add(zone: string, date: string, snapshot: NewSnapshot, after?: number): Promise<AddedSnapshot>;
}

const PREFIX = 'snapshot|';
// The character after the bar: no partition with the prefix sorts after it.
const AFTER_PREFIX = 'snapshot}';
/** What stands after the hash of numbers that could still change. */
const PROVISIONAL = ' provisional';
// Sorts after every version of a date and before the next date.
const AFTER_VERSIONS = '|~';

/** Removes all versions of the days before `date` (YYYY-MM-DD) in every zone, and gives their number. @throws StoreError */
export function removeSnapshots(values: ValueStore, date: string, signal?: AbortSignal): Promise<number> {
  return removeOld(values, { fromPartition: PREFIX, toPartition: AFTER_PREFIX, isOld: (row) => row < date, signal });
}

/** Snapshots as stored values, a partition a zone. */
export function snapshotStore(values: ValueStore): SnapshotStore {
  async function read(zone: string, date: string, version: number): Promise<Snapshot | undefined> {
    const stored = await values.read(keyOf(zone, date, version));
    return stored && { ...infoOf(zone, stored), report: reportOf(stored), cube: jsonPart(stored, 'cube') as Cube };
  }

  async function* scan(zone: string, fromDate: string, toDate: string): AsyncGenerator<SnapshotInfo & { readonly content: unknown }> {
    const range = [checkDate(fromDate), `${checkDate(toDate)}${AFTER_VERSIONS}`] as const;
    for await (const stored of values.list(partitionOf(zone), ...range, { parts: [], instead: unreadable })) {
      yield { ...infoOf(zone, stored), content: stored.meta.content };
    }
  }

  async function newest(zone: string, date: string) {
    let last: (SnapshotInfo & { readonly content: unknown }) | undefined;
    for await (const info of scan(zone, date, date)) last = info;
    return last;
  }

  return {
    read,
    async latest(zone, date) {
      const info = await newest(zone, date);
      return info && read(zone, date, info.version);
    },
    async *list(zone, fromDate, toDate) {
      let last: SnapshotInfo | undefined;
      for await (const { content: _, ...info } of scan(zone, fromDate, toDate)) {
        if (last && last.date !== info.date) yield withReport(last);
        last = info;
      }
      if (last) yield withReport(last);
    },
    async versions(zone, fromDate, toDate = fromDate) {
      const found: SnapshotInfo[] = [];
      for await (const { content: _, ...info } of scan(zone, fromDate, toDate)) found.push(info);
      return found;
    },
    add(zone, date, { report, cube, reason, changes, evenIfEqual = false }, after) {
      const numbers = contentHash(report, cube);
      const content = report.provisional ? `${numbers}${PROVISIONAL}` : numbers;
      const parts = new Map([
        ['report', jsonBytes(report)],
        ['cube', jsonBytes(cube)],
      ]);
      const attempt = async () => {
        const last = await newest(zone, date);
        if (last?.content === content && !evenIfEqual) return { version: last.version, added: false };
        const version = (last?.version ?? 0) + 1;
        if (after !== undefined && after + 1 !== version) throw conflict(`add version ${after + 1} of the snapshot of "${date}"`);
        // Without what may stand after the hash: a day that is provisional no more, with the same numbers, restates nothing.
        const restates = last !== undefined && !`${last.content}`.startsWith(numbers);
        const meta = {
          reason,
          ...(changes && { changes: JSON.stringify(changes) }),
          restates,
          generatedAt: report.generatedAt,
          definitions: report.definitions,
          content,
          // So that a calendar of days reads no report.
          ...recordOf(DAY_COUNTS, (name) => report.totals[name]),
        };
        await values.write(keyOf(zone, date, version), { parts, meta }, null);
        return { version, added: true };
      };
      // Another adder may take the number first; then its content is looked at too.
      return after === undefined ? retryConflicts(attempt) : attempt();
    },
  };

  function withReport(info: SnapshotInfo) {
    return {
      ...info,
      async report() {
        const key = keyOf(info.zone, info.date, info.version);
        const stored = await values.read(key, { parts: ['report'] });
        if (!stored) throw new StoreError('store.corrupt', `Cannot read the snapshot of "${info.date}": version ${info.version} is gone`);
        return reportOf(stored);
      },
    };
  }
}

/** Stands for a version whose head cannot be read: it has its number, and nobody may take it. */
function unreadable(key: ValueKey): StoredValue {
  return { key, etag: '', blob: '', meta: { reason: 'this version cannot be read' }, parts: new Map() };
}

function reportOf(stored: StoredValue): Report {
  return jsonPart(stored, 'report') as Report;
}

function infoOf(zone: string, { key, meta }: StoredValue): SnapshotInfo {
  const [date = '', version] = key.row.split('|');
  const text = (name: string) => String(meta[name] ?? '');
  return {
    zone,
    date,
    version: Number(version),
    reason: text('reason'),
    ...changesIn(meta.changes),
    restates: meta.restates === true,
    generatedAt: text('generatedAt'),
    definitions: text('definitions'),
    provisional: text('content').endsWith(PROVISIONAL),
    ...recordOf(DAY_COUNTS, (name) => (typeof meta[name] === 'number' ? meta[name] : null)),
  };
}

function changesIn(stored: unknown): Pick<SnapshotInfo, 'changes'> {
  // Written by add() alone.
  return typeof stored === 'string' ? { changes: JSON.parse(stored) as readonly Reason[] } : {};
}

function partitionOf(zone: string): string {
  return `${PREFIX}${zoneKey(zone)}`;
}

function keyOf(zone: string, date: string, version: number): ValueKey {
  if (!Number.isInteger(version) || version < 1 || version > MAX_VERSION) {
    throw new StoreError('store.key', `Cannot use the snapshot version "${version}": it is no whole number from 1`);
  }
  return { partition: partitionOf(zone), row: `${checkDate(date)}|${String(version).padStart(VERSION_DIGITS, '0')}` };
}

function checkDate(date: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  throw new StoreError('store.key', `Cannot use the snapshot date ${JSON.stringify(date.slice(0, 40))}: it is not written YYYY-MM-DD`);
}

/** The numbers alone, not when or by which wording they were told, and what is not known since it was not read. Keys are sorted, so their order does not matter. */
function contentHash({ totals, unreadBefore = [] }: Report, cube: Cube): string {
  const numbers = unreadBefore.length === 0 ? [totals, cube] : [totals, cube, unreadBefore];
  return hash(
    'sha256',
    JSON.stringify(numbers, (_, value: unknown) => (isPlainObject(value) ? sorted(value) : value)),
  );
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: object): unknown {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
