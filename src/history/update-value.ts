/** Read, change, write: the one way to change a stored value that other writers change too. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import type { NewValue, StoredValue, ValueKey, ValueStore } from './value-store.ts';

/** The value to write instead of the current one (undefined where there is none); undefined for "leave it". Asked again after a conflict, so without side effects. */
export type ValueChange = (current: StoredValue | undefined) => NewValue | undefined | Promise<NewValue | undefined>;

const ATTEMPTS = 25;
const FIRST_DELAY_MS = 10;
const MAX_DELAY_MS = 640;

/** Changes a value so that no other writer's change is lost. Gives the new etag, undefined where it was left. @throws StoreError store.conflict after 25 attempts, or as the store does */
export function updateValue(store: ValueStore, key: ValueKey, change: ValueChange): Promise<string | undefined> {
  return retryConflicts(async () => {
    const current = await store.read(key);
    const next = await change(current);
    return next && store.write(key, next, current?.etag ?? null);
  });
}

/** Runs an attempt again, after a random pause, while it throws store.conflict: 25 times at most. @throws what the last attempt threw */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== 'store.conflict' || tried === ATTEMPTS) throw error;
    }
    // Writers that collided would collide again if they waited equally long.
    await sleep(Math.random() * Math.min(FIRST_DELAY_MS * 2 ** tried, MAX_DELAY_MS));
  }
}

/** Runs an attempt; false where another writer was first, and nothing was done. @throws whatever else the attempt throws */
export async function unlessChanged(attempt: () => Promise<unknown>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store.conflict') return false;
    throw error;
  }
}
