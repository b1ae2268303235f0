/** Values that answers are made of, as schemas. */
import { z } from 'zod';

/** A whole number, 0 or more. */
export const count = z.int().nonnegative();
/** The same where it could not be measured. */
export const countOrNull = count.nullable();
export const numberOrNull = z.number().nullable();
/** 0 to 1. */
export const share = z.number().min(0).max(1);
export const instant = z.iso.datetime().describe('ISO 8601, UTC');
export const localDate = z.iso.date().describe('Local date, YYYY-MM-DD');
export const zone = z.string().describe('IANA time zone, such as Europe/Lisbon');
/** Where a list goes on. */
export const nextPage = z.string().nullable().describe('Address of the next page, from the root of the app; null where there is none');
/** What is stored in a version that this app does not know. */
export const newerSchema = z.strictObject({
  kind: z.string().describe('As docs/upgrades.md names it'),
  version: count.describe('Of what is stored'),
  known: count.describe('The newest that this app reads'),
});
/** What was thrown, of a run or a day. */
export const failure = z.strictObject({ code: z.string().describe('Stable, for programs'), message: z.string().describe('For people') });
