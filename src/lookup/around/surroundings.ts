/** Loads what a page shows beside a report: what can be chosen, versions and days on record, and how far history reaches. */
import { harvestState } from '../../history/state/watermarks.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { ValueStore } from '../../history/tables/value-store.ts';
import type { DayVersion, Surroundings } from '../../report/around/surroundings.ts';
import { dateAt, type Period } from '../../time/local-day.ts';
import type { ReportQuery } from '../report-query.ts';
import { calendarDays, calendarOf, type InfosByDate } from './calendar.ts';
import { type ChoicePorts, loadKnownChoices, loadMetChoices } from './choices.ts';
import { readingOf } from './reading.ts';

export interface SurroundingsPorts extends ChoicePorts {
  readonly documents: DocumentStore;
  readonly values: ValueStore;
  readonly snapshots: SnapshotStore;
  /** How far back the first harvest reads, days. */
  readonly harvestFromDays: number;
  /** The zones in which days are put on record, that of the reports first. @throws StoreError */
  readonly listZones: () => Promise<readonly string[]>;
}

/** All but the digests, which the archive lists. */
export type Beside = Omit<Surroundings, 'digests'>;

/** Who looks: what they may see of the rows is in the query. */
export interface Onlooker {
  /** Whether they hold a link, which opens its own days and nothing else. */
  readonly isLink: boolean;
}

/**
 * What stands beside the report of a query. Some ten requests to storage at once, whatever the rows: a few more for who sees a part alone, since what
 * that part holds is looked up in the last week of the period. @throws StoreError
 */
export async function loadSurroundings(ports: SurroundingsPorts, query: ReportQuery, { isLink }: Onlooker, nowMs: number): Promise<Beside> {
  const { period, allowed } = query;
  const state = harvestState(ports.documents);
  const isAll = !isLink && allowed === undefined;
  const days = isLink ? [] : calendarDays(period, nowMs);
  const [choices, zones, infos, coverage, mark] = await Promise.all([
    isAll ? loadKnownChoices(ports) : loadMetChoices(ports, query),
    isLink ? [period.zone] : ports.listZones(),
    isLink ? new Map() : loadInfos(ports.snapshots, period, days),
    state.coverage(),
    state.watermark(),
  ]);
  return {
    choices,
    zones,
    today: dateAt(nowMs, period.zone),
    versions: isAll && period.days === 1 ? versionsOf(infos, period.from) : [],
    calendar: isLink ? null : calendarOf(days, infos, { coverage, nowMs, withFigures: isAll }),
    reading: readingOf(coverage, mark, { harvestFromDays: ports.harvestFromDays, nowMs }),
  };
}

/** What is on record of the days, and of the period's own day, which may lie before them. */
async function loadInfos(snapshots: SnapshotStore, { from, zone }: Period, days: readonly Period[]): Promise<InfosByDate> {
  const [first, last] = [days[0]?.from ?? from, days.at(-1)?.from ?? from];
  const isWithin = from >= first && from <= last;
  const [ofDays, ofPeriod] = await Promise.all([snapshots.versions(zone, first, last), isWithin ? [] : snapshots.versions(zone, from)]);
  return Map.groupBy([...ofPeriod, ...ofDays], ({ date }) => date);
}

function versionsOf(infos: InfosByDate, date: string): readonly DayVersion[] {
  return (infos.get(date) ?? []).map(({ version, generatedAt, reason, changes, restates }) => ({
    version,
    at: generatedAt,
    reason,
    ...(changes && { changes }),
    restates,
  }));
}
