/** Parameters that several routes take, as schemas: each reads the text of a query and tells its rule where it is broken. */
import { z } from 'zod';
import { calendarDate, DATE_PATTERN } from '../time/local-day.ts';
import { parseZone } from '../time/zone.ts';

/** How texts of both are described, wherever they are given. */
export const DATE_TEXT = { format: 'date', pattern: DATE_PATTERN.source, examples: ['2026-11-22'] };
export const ZONE_TEXT = {
  description: 'IANA time zone that cuts the days; REPORT_TIME_ZONE of the settings without it',
  examples: ['Europe/Lisbon'],
};

/** A local date. What is none is refused by the calendar's own error. */
export const dateParameter = z.string().overwrite(calendarDate).meta(DATE_TEXT);

/** An IANA zone in any case; given as the database spells it. */
export const zoneParameter = z.string().overwrite(parseZone).meta(ZONE_TEXT);

/** A whole number from `least` to `most`. */
export function wholeNumber(most: number, least = 1) {
  const rule = `it is no whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^(?:0|[1-9]\d*)$/, rule)
    .transform(Number)
    .pipe(z.int(rule).min(least, rule).max(most, rule));
}

/** Where a page of a list begins: a word that the page before it gave. */
export const afterParameter = z.string().describe('Goes on after a page: the value that its "next" has; with the same other parameters');
