/** The number that a delivery was made from. */
import { phoneNumberOf } from '../row/phone-number.ts';
import type { DeliveryRow } from '../row/row.ts';
import { remembered } from '../row/text.ts';

/** National and international forms of a number share at least so many last digits. */
const SAME_DIGITS = 8;
const MAX_LENGTH = 20;

/** The organisation's own number, "+" and digits where it has its country code; where it is the called party's, written in whatever form, nothing is kept. */
export function callerIdOf({ msdyn_from_address: from, msdyn_to_address: to }: DeliveryRow): string {
  const caller = callerNumberOf(from ?? '');
  const called = phoneNumberOf(to ?? '')?.digits ?? '';
  return called.length >= SAME_DIGITS && caller.endsWith(called.slice(-SAME_DIGITS)) ? '' : caller;
}

// An organisation has few numbers of its own.
const callerNumberOf = remembered((text) => {
  const number = phoneNumberOf(text);
  return number === undefined ? '' : `${number.isInternational ? '+' : ''}${number.digits}`.slice(0, MAX_LENGTH);
});
