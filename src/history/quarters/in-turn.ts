/** Long computations over many records, one at a time: their records alone are in memory, and what arrives meanwhile is dealt with between their steps. */
import { setImmediate as nextTurn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/** Waits a turn of the event loop: to be called between the steps of a computation. */
export { nextTurn };

/** Computes once those before have been computed. A computation must not wait for another one. @throws what the computation throws */
export function inTurn<T>(compute: () => T | Promise<T>): Promise<T> {
  const result = last.then(() => nextTurn()).then(compute);
  last = result.catch(() => undefined);
  return result;
}
