/** What a process has loaded of history, shared by all who ask for the same, and kept within a limit of memory. */
import { LRUCache } from 'lru-cache';

export interface Loaded {
  /** What `load` gives under a key that names all that it depends on, the state of history among it; who asks for it while it is loaded waits for the same. Must not be changed. */
  share<T extends object>(key: string, load: () => Promise<ToKeep<T>>): Promise<T>;
}

export interface ToKeep<T> {
  readonly value: T;
  /** How much memory it takes, about. @default it is not kept, but for those who wait for it */
  readonly sizeBytes?: number;
}

const MB = 1024 * 1024;

/** Nothing yet. Whatever was not asked for longest goes first. @param limitMb 0 = what is loaded is shared by those who wait for it, and not kept */
export function newLoaded(limitMb: number): Loaded {
  const kept = limitMb > 0 ? new LRUCache<string, object>({ maxSize: limitMb * MB }) : undefined;
  const running = new Map<string, Promise<object>>();
  async function start<T extends object>(key: string, load: () => Promise<ToKeep<T>>): Promise<T> {
    try {
      const { value, sizeBytes } = await load();
      if (sizeBytes !== undefined) kept?.set(key, value, { size: Math.max(1, Math.ceil(sizeBytes)) });
      return value;
    } finally {
      running.delete(key);
    }
  }
  return {
    share<T extends object>(key: string, load: () => Promise<ToKeep<T>>): Promise<T> {
      const known = kept?.get(key);
      if (known !== undefined) return Promise.resolve(known as T);
      const shared = running.get(key) ?? start(key, load);
      running.set(key, shared);
      return shared as Promise<T>;
    },
  };
}
