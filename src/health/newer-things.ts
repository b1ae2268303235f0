/** What health tells of things that a newer version of the app wrote: it goes on without them. */
import { isNewer } from '../errors.ts';
import { type NewerCounts, type NewerThing, newerSince } from '../history/schemas/newer-met.ts';
import { STORED_KINDS } from '../history/schemas/stored-kinds.ts';
import { versionOf } from '../history/schemas/versions.ts';
import type { Run, WorkKind } from '../runs/run.ts';
import type { Watched } from '../subscriptions/dispatch/watch-deliveries.ts';

/** What was read, or what stands for it where a newer version of the app wrote it. @throws whatever else reading throws */
export async function unlessNewer<T>(reading: Promise<T>, instead: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (isNewer(error)) return instead;
    throw error;
  }
}

/** What was met since `before`, by the last run of each kind and by the last watch, each kind once; without what this app knows by now. */
export function newerThings(
  before: NewerCounts,
  latest: Readonly<Record<WorkKind, readonly Run[]>>,
  watched: Watched | undefined,
): readonly NewerThing[] {
  const ofRuns = Object.values(latest).flatMap(([run]) => run?.newer ?? []);
  const all = [...ofRuns, ...(watched?.newer ?? []), ...newerSince(before)];
  const unknown = all.filter(({ kind, version }) => !Object.hasOwn(STORED_KINDS, kind) || version > versionOf(kind));
  return [...new Map(unknown.map((thing) => [thing.kind, thing])).values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
