import { expect, test } from 'vitest';
import { callerIdOf } from '../../../src/metrics/fact/caller-id.ts';

const callerOf = (msdyn_from_address: string, msdyn_to_address = '+442079460123') =>
  callerIdOf({ msdyn_proactive_deliveryid: 'd', msdyn_from_address, msdyn_to_address });

test.each(['+442071234567', '0044 20 7123 4567', '+44 (0)20 7123 4567', '\u202a+44\u20112071\u00a0234567\u202c'])(
  'callerIdOf() takes "%s" for one of the organisation\'s numbers',
  (from) => expect(callerOf(from)).toBe('+442071234567'),
);

test('callerIdOf() keeps short codes and bare digits as they are, and nothing of a name', () => {
  expect(callerOf('12345')).toBe('12345');
  expect(callerOf('2025550100')).toBe('2025550100');
  expect(callerOf('Contoso')).toBe('');
});

test.each(['+442079460123', '020 7946 0123', '+44 (0)20\u20117946\u20110123'])(
  'callerIdOf() keeps nothing of "%s", the called number',
  (from) => expect(callerOf(from, '+44 (0)20 7946 0123;ext=99999999')).toBe(''),
);
