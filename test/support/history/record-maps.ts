/** Records by id, and what lies at instants, in maps that nobody changes. */

/** Those of the ids that are there. */
export function picked<R>(records: ReadonlyMap<string, R>, ids: ReadonlySet<string>): ReadonlyMap<string, R> {
  return new Map([...records].filter(([id]) => ids.has(id)));
}

/** Whether they hold the very same records. */
export function isSame<R>(before: ReadonlyMap<string, R>, after: ReadonlyMap<string, R>): boolean {
  return before.size === after.size && [...after].every(([id, record]) => before.get(id) === record);
}

/** A copy without those that are gone, and with what is put. */
export function edited<R extends { readonly id: string }>(
  records: ReadonlyMap<string, R>,
  gone: readonly string[] = [],
  put: readonly R[] = [],
): ReadonlyMap<string, R> {
  const kept = new Map(records);
  for (const id of gone) kept.delete(id);
  for (const record of put) kept.set(record.id, record);
  return kept;
}

export function sortedById<R extends { readonly id: string }>(records: ReadonlyMap<string, R>): readonly R[] {
  return [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function sortedByTime<V>(values: ReadonlyMap<number, V>): readonly (readonly [number, V])[] {
  return [...values].sort(([a], [b]) => a - b);
}
