/** What stands for a delivery id where deliveries to one contact are compared. */
import { hash } from 'node:crypto';
import type { DeliveryRow } from '../row/row.ts';

const DIGITS = 16;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The key that is kept of msdyn_delivery_id: empty where it is the primary key, as it is as a rule. */
export function deliveryKeyOf({ msdyn_delivery_id: id, msdyn_proactive_deliveryid: key, msdyn_contact_id: contact }: DeliveryRow): string {
  if (!id || id === key) return '';
  const lower = id.toLowerCase();
  if (lower === key.toLowerCase()) return '';
  // Should it tell who is called, nothing of it is kept.
  return lower === contact?.trim().toLowerCase() ? hashOf(lower) : keyOfId(lower);
}

/** 16 hexadecimal digits: the first ones of a GUID, which takes far less time than a hash; a hash of any other id. @param id in lower case */
export function keyOfId(id: string): string {
  return GUID.test(id) ? id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) : hashOf(id);
}

function hashOf(id: string): string {
  return hash('sha256', id).slice(0, DIGITS);
}
