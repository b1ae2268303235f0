/** Long computations, one a turn of the event loop: what arrives meanwhile waits for one of them, not for all. */
import { setImmediate as nextTurn } from 'node:timers/promises';

let last: Promise<unknown> = Promise.resolve();

/** Computes once those before have been computed and what had arrived by then was dealt with. @throws what the computation throws */
export function inTurn<T>(compute: () => T): Promise<T> {
  const result = last.then(() => nextTurn()).then(compute);
  last = result.catch(() => undefined);
  return result;
}
