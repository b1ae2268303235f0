import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactKeyOf } from '../../../src/metrics/fact/contact-key.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';

const keyOf = (columns: Partial<DeliveryRow>, secret = 'a secret') => contactKeyOf({ msdyn_proactive_deliveryid: 'd', ...columns }, secret);

test('contactKeyOf() gives 16 hex digits, the same for the same contact, another under another secret', () => {
  const key = keyOf({ msdyn_contact_id: 'C1' });
  expect(key).toMatch(/^[0-9a-f]{16}$/);
  expect(keyOf({ msdyn_contact_id: ' c1 ' })).toBe(key);
  expect(keyOf({ msdyn_contact_id: 'c2' })).not.toBe(key);
  expect(keyOf({ msdyn_contact_id: 'C1' }, 'another secret')).not.toBe(key);
});

test('contactKeyOf() goes by the contact id where there is one, whatever the number', () => {
  const one = keyOf({ msdyn_contact_id: 'c1', msdyn_to_address: '+351912345678' });
  expect(keyOf({ msdyn_contact_id: 'c1', msdyn_to_address: '+351999999999' })).toBe(one);
  expect(keyOf({ msdyn_to_address: '+351912345678' })).not.toBe(one);
});

test('contactKeyOf() gives one key for all spellings of a number, and never takes an id for a number', () => {
  const spellings = [
    '+351912345678',
    '00351912345678',
    '+351 912-345-678',
    '351912345678',
    ' +351 (912) 345.678 ',
    '+351 (0)912 345 678',
    '\u202a+351\u2011912\u00a0345\u200b678\u202c',
  ];
  expect(new Set(spellings.map((msdyn_to_address) => keyOf({ msdyn_to_address }))).size).toBe(1);
  expect(keyOf({ msdyn_contact_id: '351912345678' })).not.toBe(keyOf({ msdyn_to_address: '351912345678' }));
});

test.each([
  {},
  { msdyn_contact_id: '', msdyn_to_address: '' },
  { msdyn_contact_id: '  ', msdyn_to_address: 'unknown' },
  { msdyn_contact_id: null },
])('contactKeyOf() is empty for %j', (columns) => {
  expect(keyOf(columns)).toBe('');
});

test('contactKeyOf() shows nothing of the person', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+[1-9]\d{7,14}$/), (number) => {
      expect(number).not.toContain(keyOf({ msdyn_to_address: number }));
      expect(keyOf({ msdyn_to_address: number })).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
