import { MINUTE_MS } from '../../time/lengths.ts';

/** Changes may be seen this long after a day's end before its numbers count as final, milliseconds. */
export const SETTLE_MS = 30 * MINUTE_MS;
