/** What a newer version of the app wrote and this process met: for the run log and health, which tell it. */

/** A kind of stored thing, in a version that this app does not know. */
export interface NewerThing {
  /** As the table of stored kinds names it. */
  readonly kind: string;
  readonly version: number;
  /** The newest that this app reads. */
  readonly known: number;
}

/** How often each was met since the process began. */
export type NewerCounts = ReadonlyMap<string, NewerThing & { readonly times: number }>;

// Met in places that share nothing but the process: in tables, in files, in the queue.
const met = new Map<string, NewerThing & { readonly times: number }>();

export function noteNewer(thing: NewerThing): void {
  met.set(thing.kind, { ...thing, times: (met.get(thing.kind)?.times ?? 0) + 1 });
}

/** As it is now, for newerSince(). */
export function newerSoFar(): NewerCounts {
  return new Map(met);
}

/** What was met since then, in the order of the kinds' names. */
export function newerSince(before: NewerCounts): readonly NewerThing[] {
  const since = [...met.values()].filter(({ kind, times }) => times > (before.get(kind)?.times ?? 0));
  return since.map(({ kind, version, known }) => ({ kind, version, known })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}
