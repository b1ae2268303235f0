/** What stands for a delivery id where deliveries to one contact are compared. */
import { hash } from 'node:crypto';
import { idKey } from '../row/record-id.ts';
import type { DeliveryRow } from '../row/row.ts';

const DIGITS = 16;

/** The key that is kept of msdyn_delivery_id: empty where it is the primary key, as it is as a rule. */
export function deliveryKeyOf({ msdyn_delivery_id: id, msdyn_proactive_deliveryid: primaryKey }: DeliveryRow): string {
  if (!id || id === primaryKey) return '';
  const key = idKey(id);
  return key === '' || key === idKey(primaryKey) ? '' : keyOfId(key);
}

/** 16 hexadecimal digits of a hash of all of an id: what one platform makes in one millisecond begins alike (UUID v7). @param id as idKey() gives it */
export function keyOfId(id: string): string {
  return hash('sha256', id).slice(0, DIGITS);
}
