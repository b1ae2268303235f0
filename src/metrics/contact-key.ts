/** The pseudonym under which a called person is counted. */
import { hash } from 'node:crypto';
import type { DeliveryRow } from './row.ts';

/**
 * First 64 bits, as 16 hex digits, of SHA-256 over the secret key and the contact id, else the number in E.164 form; empty where the row has neither.
 * Without the key nobody can tell whom it stands for, and the same person has the same key in every delivery.
 */
export function contactKeyOf(row: DeliveryRow, privacyKey: string): string {
  const id = row.msdyn_contact_id?.trim().toLowerCase() ?? '';
  const person = id === '' ? e164(row.msdyn_to_address ?? '') : `id:${id}`;
  return person === '' ? '' : hash('sha256', `${privacyKey}\n${person}`).slice(0, 16);
}

function e164(address: string): string {
  const digits = address.replace(/\D/g, '').replace(/^00/, '');
  return digits === '' ? '' : `tel:${digits}`;
}
