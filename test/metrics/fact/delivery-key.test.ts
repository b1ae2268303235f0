/** One delivery id has one key, whether a row has it as its primary key or as msdyn_delivery_id. */
import { expect, test } from 'vitest';
import { deliveryKeyOf, keyOfId } from '../../../src/metrics/fact/delivery-key.ts';
import { call, metricsOf } from '../../support/contacts/contact-facts.ts';
import { spellingsOf } from '../../support/spellings.ts';

const OTHER = '00000000-0000-4000-8000-000000000001';
const ID = '12345678-9abc-4def-8123-456789abcdef';

test.each([ID, 'not a guid'])('"%s" is the same as key and as delivery id', (id) => {
  const deliveryKey = deliveryKeyOf({ msdyn_proactive_deliveryid: OTHER, msdyn_delivery_id: id.toUpperCase() });
  expect(deliveryKey).toBe(keyOfId(id));
  expect(metricsOf([call(1, { id }), call(2, { id: OTHER, deliveryKey })]).repeatedDeliveries).toBe(1);
  expect(metricsOf([call(2, { id }), call(1, { id: OTHER, deliveryKey })]).repeatedDeliveries).toBe(1);
  expect(metricsOf([call(1, { id }), call(2, { id: OTHER })]).repeatedDeliveries).toBe(0);
});

test('a delivery id has one key in every spelling, and none where it is the primary key', () => {
  for (const text of spellingsOf(ID)) {
    expect(deliveryKeyOf({ msdyn_proactive_deliveryid: OTHER, msdyn_delivery_id: text })).toBe(keyOfId(ID));
    expect(deliveryKeyOf({ msdyn_proactive_deliveryid: ID, msdyn_delivery_id: text })).toBe('');
  }
});

test('ids that one platform made in one millisecond have different keys', () => {
  const ids = ['019aa1b2-c3d4-7001-8a11-000000000001', '019aa1b2-c3d4-7001-9b22-0000000000f2', '019aa1b2-c3d4-7001-8a11-000000000002'];
  expect(new Set(ids.map(keyOfId)).size).toBe(3);
});
