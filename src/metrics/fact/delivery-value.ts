/** What deliveries brought in: numbers in the result attributes that the organisation names (VALUE_ATTRIBUTES), as exact hundredths. */

import { RESULT_TYPE } from '../row/attribute-types.ts';
import { phoneNumberOf } from '../row/phone-number.ts';
import { idKey } from '../row/record-id.ts';
import type { AttributeRow, DeliveryRow } from '../row/row.ts';
import { digitsOf, instantMs, textKey } from '../row/text.ts';
import { FLAGS } from './quality.ts';

export interface DeliveryValue {
  /** Whole hundredths of the unit that the attributes are in, null where none of them holds a number. */
  readonly hundredths: number | null;
  /** FLAGS.unparseableValue where one of them holds something that is no plain number, else 0. */
  readonly flags: number;
}

const NOTHING: DeliveryValue = { hundredths: null, flags: 0 };
// "1,234" is a thousand or a little more than one, by who wrote it, and so is "1.234": neither is guessed at. Eight digits keep sums exact.
const PLAIN_NUMBER = /^(\d{1,8})(?:\.(\d{1,2}))?$/;
/** So many digits may be a phone number without its area code. */
const PHONE_DIGITS = 6;

/**
 * The sum over the keywords, which are as textKey() gives them. Where a delivery has a keyword more than once, its last changed number counts,
 * of equally old ones the smallest.
 */
export function deliveryValueOf(row: DeliveryRow, attributes: readonly AttributeRow[], keywords: ReadonlySet<string>): DeliveryValue {
  if (keywords.size === 0) return NOTHING;
  const newest = new Map<string, { readonly hundredths: number; readonly changedMs: number }>();
  let flags = 0;
  for (const attribute of attributes) {
    const keyword = textKey(attribute.msdyn_keyword ?? '');
    const text = (attribute.msdyn_value ?? '').trim();
    if (attribute.msdyn_type !== RESULT_TYPE || !keywords.has(keyword) || text === '') continue;
    const hundredths = isOfPerson(text, row) ? null : hundredthsOf(text);
    if (hundredths === null) {
      flags = FLAGS.unparseableValue.bit;
      continue;
    }
    const changedMs = instantMs(attribute.modifiedon) ?? 0;
    const known = newest.get(keyword);
    const isBetter = known === undefined || changedMs > known.changedMs || (changedMs === known.changedMs && hundredths < known.hundredths);
    if (isBetter) newest.set(keyword, { hundredths, changedMs });
  }
  if (newest.size === 0) return { hundredths: null, flags };
  return { hundredths: [...newest.values()].reduce((sum, { hundredths }) => sum + hundredths, 0), flags };
}

/** Hundredths of "1234", "1234.5" or "1234.50"; null for a sign, a unit, a comma, more than two decimals, or more than eight digits before them. */
export function hundredthsOf(text: string): number | null {
  const [, whole, decimals = ''] = PLAIN_NUMBER.exec(text) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}

/** Whether the text is the called person's own id, or digits of their number, as it is dialled or written: a sum of one would tell it. */
function isOfPerson(text: string, { msdyn_contact_id: contact, msdyn_to_address: number }: DeliveryRow): boolean {
  if (contact && idKey(text) === idKey(contact)) return true;
  if (text.length < PHONE_DIGITS || !number) return false;
  return digitsOf(number).includes(text) || phoneNumberOf(number)?.digits.includes(text) === true;
}
