/** Work on many things with a bound on how many are under way. */

/** Maps a sequence in its order with up to `limit` calls under way, asked for with each of them; a slow consumer lets no more than that pile up. */
export async function* mapAhead<T, R>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number | (() => number),
  map: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const limitNow = typeof limit === 'number' ? () => limit : limit;
  const pending: Promise<R>[] = [];
  for await (const item of items) {
    const result = map(item);
    // A failure is thrown when its turn comes; until then it must not count as unhandled.
    result.catch(() => undefined);
    pending.push(result);
    while (pending.length >= limitNow()) {
      const next = pending.shift();
      if (next === undefined) break;
      yield await next;
    }
  }
  for (const result of pending) yield await result;
}

/** Runs a task for each item, up to `limit` at once, and waits for all that were begun. */
export async function forEachAhead<T>(
  items: AsyncIterable<T> | Iterable<T>,
  limit: number,
  task: (item: T) => Promise<unknown>,
): Promise<void> {
  for await (const _ of mapAhead(items, limit, task)) void _;
}
