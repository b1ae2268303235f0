/** The headers of HTTP that tell a time: Retry-After, and dates. */

/** What a Retry-After header asks for, in milliseconds >= 0; null where it is absent or neither seconds nor an HTTP date. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const dateMs = httpDateMs(header);
  return dateMs === null ? null : Math.max(0, dateMs - nowMs);
}

/** An HTTP date ("Sun, 06 Nov 1994 08:49:37 GMT") as UTC epoch milliseconds, null where it is none. */
export function httpDateMs(header: string | null): number | null {
  // Date.parse alone reads nearly anything as a date: "-5" is May 2001.
  if (header === null || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)) return null;
  const ms = Date.parse(header);
  return Number.isNaN(ms) ? null : ms;
}
