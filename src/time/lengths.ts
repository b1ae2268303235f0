/** Lengths of time by name, milliseconds. Of UTC: a local day is 0 to 27 hours long (local-day.ts), never DAY_MS. */

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
/** The unit in which facts are filed. */
export const QUARTER_MS = 15 * MINUTE_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;
/** The longest wait that is told, whole seconds, as a 32-bit column holds it: only a date that stands for none makes a longer one. */
export const MOST_SECONDS = 2 ** 31 - 1;
