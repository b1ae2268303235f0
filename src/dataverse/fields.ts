/** The checks of single columns, by what a column holds; all but the key may be null or absent. */
import { z } from 'zod';

// A time without a zone is refused: it would be read as this machine's own.
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** What keys of storage are made of holds no slash and no bar; Dataverse's own keys are GUIDs. */
export const key = z.string({ error: 'must be a key' }).regex(/^[\w-]{1,100}$/, { error: 'must be a key of letters, digits, _ and -' });
export const text = z.string({ error: 'must be text' }).nullish();
export const yesNo = z.boolean({ error: 'must be true or false' }).nullish();
export const wholeNumber = z.int({ error: 'must be a whole number' }).nullish();
/** A length of time. */
export const seconds = z
  .int({ error: 'must be a whole number of seconds' })
  .nonnegative({ error: 'must be a whole number of seconds, 0 or more' })
  .nullish();
/** ISO 8601 with a zone, from 1970 on. */
export const instant = z
  .string({ error: 'must be a date and time' })
  .refine(isInstant, { error: 'must be a date and time in ISO 8601 from 1970 on' })
  .nullish();
/** BigInt, which comes as a number or as digits. */
export const version = z
  .union([z.int().nonnegative(), z.string().regex(/^\d{1,19}$/)], { error: 'must be a whole number, or a string of digits' })
  .nullish();

function isInstant(value: string): boolean {
  if (!ISO_INSTANT.test(value) || !(Date.parse(value) >= 0)) return false;
  // Date.parse takes 30 February for 2 March.
  const day = Number(value.slice(8, 10));
  return day <= 28 || new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === day;
}
