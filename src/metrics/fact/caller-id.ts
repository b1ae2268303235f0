/** The number that a delivery was made from. */
import type { DeliveryRow } from '../row/row.ts';
import { remembered } from '../row/text.ts';

/** National and international forms of a number share at least so many last digits. */
const SAME_DIGITS = 8;
const MAX_LENGTH = 20;
const CLEAN = /^\+?\d{8,15}$/;

/** The organisation's own number, digits and plus sign; where it is the called party's, written in whatever form, nothing is kept. */
export function callerIdOf({ msdyn_from_address: from, msdyn_to_address: to }: DeliveryRow): string {
  const caller = numberOf(from ?? '');
  const called = cleaned(to ?? '');
  return called.length >= SAME_DIGITS && caller.endsWith(called.slice(-SAME_DIGITS)) ? '' : caller;
}

// An organisation has few numbers of its own; those it calls are many, and quickly cleaned again.
const numberOf = remembered(cleaned);

function cleaned(text: string): string {
  return CLEAN.test(text) ? text : text.replace(/[^\d+]/g, '').slice(0, MAX_LENGTH);
}
