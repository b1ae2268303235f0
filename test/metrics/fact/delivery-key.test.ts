/** One delivery id has one key, whether a row has it as its primary key or as msdyn_delivery_id. */
import { expect, test } from 'vitest';
import { contactFactOf } from '../../../src/metrics/contacts/contact-fact.ts';
import { deliveryKeyOf, keyOfId } from '../../../src/metrics/fact/delivery-key.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/fact/rules.ts';

const OTHER = '00000000-0000-4000-8000-000000000001';

test.each(['12345678-9abc-4def-8123-456789abcdef', 'not a guid'])('"%s" is the same as key and as delivery id', (id) => {
  const keys = [null, 'a partition'].map((partitionid) => {
    const row = { msdyn_proactive_deliveryid: id, msdyn_status: 'Complete', partitionid };
    const { fact } = fileRow({ row }, defaultRules('a key'));
    return fact && contactFactOf(fact).deliveryKey;
  });
  expect(keys).toEqual([keyOfId(id), keyOfId(id)]);
  expect(deliveryKeyOf({ msdyn_proactive_deliveryid: OTHER, msdyn_delivery_id: id.toUpperCase() })).toBe(keyOfId(id));
});
