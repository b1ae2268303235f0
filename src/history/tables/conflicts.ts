/** What to do where another writer was first. */
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../../errors.ts';

const ATTEMPTS = 25;
const FIRST_DELAY_MS = 10;
const MAX_DELAY_MS = 640;

/** Runs an attempt again, after a random pause, while it throws store.conflict: 25 times at most. @throws what the last attempt threw */
export async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || tried === ATTEMPTS) throw error;
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
    if (isConflict(error)) return false;
    throw error;
  }
}

/** Whether another writer was first. */
export function isConflict(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'store.conflict';
}
