/** How long a run may take: it ends by itself before the host ends it, and the next one goes on where it was. */
import { MINUTE_MS } from '../time/lengths.ts';

/** functionTimeout in host.json: the most that the Consumption plan allows; other plans would allow more. */
export const FUNCTION_TIMEOUT_MS = 10 * MINUTE_MS;
/** Less, by the time that it takes to bring to its end what was begun. */
export const RUN_LIMIT_MS = 0.8 * FUNCTION_TIMEOUT_MS;
/** Of a run that reads and closes days: reading ends earlier, so that closing has time of its own. Milliseconds. */
export const CLOSING_LIMIT_MS = 0.9 * FUNCTION_TIMEOUT_MS;

/** Of a run that sends digests: one that is begun by then has its two minutes and the end of its last hand-over. Milliseconds. */
export const SENDING_LIMIT_MS = 0.6 * FUNCTION_TIMEOUT_MS;

/** Starts the clock of a run; the answer says whether its time is over. */
export function startRunLimit(limitMs = RUN_LIMIT_MS): () => boolean {
  const endMs = performance.now() + limitMs;
  return () => performance.now() >= endMs;
}
