/** What is looked up: reports of the bench's history, each asked for by nobody before. */
import type { History } from '../../src/history/history.ts';
import { newLoaded } from '../../src/lookup/loaded/loaded.ts';
import { type LookUpPorts, lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import { tellingReports } from '../../src/lookup/tell-report.ts';
import type { Scope } from '../../src/metrics/fact/fact.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { addDays, periodOf } from '../../src/time/local-day.ts';
import { BENCH_DAY_MS, BENCH_RULES } from '../bench-day.ts';
import { metScopesOf } from '../deliveries/fill-subscriptions.ts';
import { manyScopes } from '../deliveries/many-subscriptions.ts';

const DATE = new Date(BENCH_DAY_MS.fromMs).toISOString().slice(0, 10);
const BENCH_DAY = periodOf(DATE, DATE, 'UTC');
/** After the day has closed. */
export const NOW_MS = BENCH_DAY_MS.toMs + HOUR_MS;

/** HISTORY_CACHE_MB where it is not set. */
const DEFAULT_CACHE_MB = 128;
const READERS = 6;
const SCOPES = 100;

/** Ports as an app has them. */
export function benchPorts(history: History): LookUpPorts {
  return { ...history, rulePack: BENCH_RULES.rulePack, openShareLimit: 0.05, loaded: newLoaded(DEFAULT_CACHE_MB) };
}

/** By name; each gives the look-up that is timed, and does before that what is not. */
export const LOOK_UPS = {
  day: full(() => ({ period: BENCH_DAY, kind: 'day', scope: {} })),
  queue: full((met) => ({ period: BENCH_DAY, kind: 'day', scope: { queue: [queueOf(met)] } })),
  week: full(() => ({ period: periodOf(addDays(DATE, -6), DATE, 'UTC'), scope: {} })),
  month: full(() => ({ period: periodOf(addDays(DATE, -29), DATE, 'UTC'), scope: {} })),
  /** As readers have it of a day that is not on record. */
  six: async (history: History) => {
    const ports = benchPorts(history);
    const snapshots = { ...history.snapshots, async *list() {} };
    const tellReport = tellingReports({ ...ports, snapshots, listScopes: async () => [] }, (query) => lookUpReport(ports, query, NOW_MS));
    return () => Promise.all(Array.from({ length: READERS }, () => tellReport({ period: BENCH_DAY, kind: 'day', scope: {} })));
  },
  oneScope: scoped(1),
  scopes: scoped(SCOPES),
  stored: async (history: History) => {
    const tellReport = tellingReports({ ...benchPorts(history), snapshots: history.snapshots, listScopes: async () => [] }, () => {
      throw new Error('Cannot measure: the day is not on record');
    });
    return () => tellReport({ period: BENCH_DAY, kind: 'day', scope: {} });
  },
  /** The bytes of that version, unpacked and left at that. */
  raw: async ({ values }: History) => {
    const [stored] = await Array.fromAsync(values.listAcross(['snapshot|', 'snapshot}'], undefined, { parts: [] }));
    if (stored === undefined) throw new Error('Cannot measure: no day is on record');
    return () => values.read(stored.key, { parts: ['report'] });
  },
} as const satisfies Readonly<Record<string, (history: History) => Promise<() => Promise<unknown>>>>;

export type LookUpName = keyof typeof LOOK_UPS;

export const LOOK_UP_TITLES: Readonly<Record<LookUpName, string>> = {
  day: 'a full report of the day',
  queue: 'of one queue of it',
  week: 'of 7 days',
  month: 'of 30 days',
  six: 'six equal ones of the day at once',
  oneScope: 'a digest of the day, of one scope',
  scopes: '100 digests of as many scopes, one after the other',
  stored: 'the version of the day on record',
  raw: 'its bytes alone',
};

function full(queryOf: (met: readonly Scope[]) => ReportQuery) {
  return async (history: History) => {
    const [ports, query] = [benchPorts(history), queryOf(await metScopesOf(history))];
    return () => lookUpReport(ports, query, NOW_MS);
  };
}

/** One after the other, as a queue of digests has them; who asks may see its scope alone. */
function scoped(count: number) {
  return async (history: History) => {
    const [ports, scopes] = [benchPorts(history), manyScopes(await metScopesOf(history), count)];
    return async () => {
      for (const scope of scopes) await lookUpReport(ports, { period: BENCH_DAY, kind: 'day', scope, allowed: [scope] }, NOW_MS);
    };
  };
}

function queueOf(met: readonly Scope[]): string {
  return met.find(({ queue }) => queue !== '')?.queue ?? '';
}
