/** The pseudonym under which a called person is counted. */
import { hash } from 'node:crypto';
import { phoneNumberOf } from '../row/phone-number.ts';
import { idKey } from '../row/record-id.ts';
import type { DeliveryRow } from '../row/row.ts';

/** A called person as rows name them; null, undefined and blank are the same. */
export interface Person {
  /** msdyn_contact_id */
  readonly contactId?: string | null | undefined;
  /** msdyn_to_address */
  readonly number?: string | null | undefined;
}

/** The key of the person whom a row called. */
export function contactKeyOf(row: DeliveryRow, privacyKey: string): string {
  return personKey({ contactId: row.msdyn_contact_id, number: row.msdyn_to_address }, privacyKey);
}

/**
 * First 64 bits, as 16 hex digits, of SHA-256 over the secret key and the contact id, else the number in E.164 form; empty where neither is given.
 * Without the key nobody can tell whom it stands for, and the same person has the same key in every delivery.
 */
export function personKey({ contactId, number }: Person, privacyKey: string): string {
  const id = idKey(contactId);
  const person = id === '' ? e164(number ?? '') : `id:${id}`;
  return person === '' ? '' : hash('sha256', `${privacyKey}\n${person}`).slice(0, 16);
}

function e164(address: string): string {
  const number = phoneNumberOf(address);
  return number === undefined ? '' : `tel:${number.digits}`;
}
