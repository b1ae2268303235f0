/** Work on many quarter hours at once: what is edited together is written together, a day at once. */

/** Groups items by their quarter hour, edits each with its group, and waits for all. @throws what the first that failed throws */
export async function eachQuarter<T>(
  items: Iterable<T>,
  quarterMsOf: (item: T) => number,
  edit: (quarterMs: number, group: readonly T[]) => Promise<void>,
): Promise<void> {
  const edits = Array.from(Map.groupBy(items, quarterMsOf), ([quarterMs, group]) => edit(quarterMs, group));
  // Nothing goes on behind a caller who was told of a failure.
  await Promise.allSettled(edits);
  await Promise.all(edits);
}
