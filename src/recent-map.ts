/** A map of bounded size that forgets what was put in first. */

export interface RecentMap<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

/** Remembers the last `least` entries, and at most twice as many: where the newer of two maps is full, the older one is dropped whole. */
export function recentMap<Key, Value>(least: number): RecentMap<Key, Value> {
  let [recent, older] = [new Map<Key, Value>(), new Map<Key, Value>()];
  return {
    get: (key) => recent.get(key) ?? older.get(key),
    set(key, value) {
      if (recent.size >= least) [recent, older] = [new Map(), recent];
      recent.set(key, value);
    },
  };
}
