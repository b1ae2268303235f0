/** Equal questions at the same time are answered once: who asks while one is worked on gets its answer too. */
import type { ReportQuery } from './report-query.ts';

/**
 * The same look-up, shared by those who ask the same while it runs: its moment is that of the first, an error is shared too, and nothing is kept once it
 * has ended. Within one process: functions of one app share no memory across instances.
 */
export function sharedLookUp<T>(lookUp: (query: ReportQuery) => Promise<T>): (query: ReportQuery) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return (query) => {
    const key = keyOf(query);
    const shared = running.get(key);
    if (shared !== undefined) return shared;
    const started = lookUp(query).finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
}

/** All that a query says, what its reader may see among it: queries that differ in anything share nothing. The order of its members does not matter, that of values does, for an answer repeats it. */
function keyOf(query: ReportQuery): string {
  return JSON.stringify(query, (_, value: unknown) =>
    isPlainObject(value) ? Object.fromEntries(Object.entries(value).sort(byName)) : value,
  );
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
