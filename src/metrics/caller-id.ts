/** The number that a delivery was made from. */
import type { DeliveryRow } from './row.ts';
import { remembered } from './text.ts';

/** National and international forms of a number share at least so many last digits. */
const SAME_DIGITS = 8;
const MAX_LENGTH = 20;

/** The organisation's own number, digits and plus sign; where it is the called party's, written in whatever form, nothing is kept. */
export function callerIdOf({ msdyn_from_address: from, msdyn_to_address: to }: DeliveryRow): string {
  const caller = numberOf(from ?? '');
  const called = numberOf(to ?? '');
  return called.length >= SAME_DIGITS && caller.slice(-SAME_DIGITS) === called.slice(-SAME_DIGITS) ? '' : caller;
}

const numberOf = remembered((text) => text.replace(/[^\d+]/g, '').slice(0, MAX_LENGTH));
