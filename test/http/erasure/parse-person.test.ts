import { expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { parsePerson } from '../../../src/http/erasure/parse-person.ts';
import { contactKeyOf, personKey } from '../../../src/metrics/fact/contact-key.ts';

const PERSON = '+351 912 345 678';
const key = (body: object) => personKey(parsePerson(JSON.stringify(body)), 'a key of this test');
const rowKey = (row: object) => contactKeyOf({ msdyn_proactive_deliveryid: 'x', ...row }, 'a key of this test');

test.each([
  ...['+351912345678', '00351912345678', '351 912-345-678', ' tel:+351.912.345.678', '(+351) 912/345678'],
  ...['+351 (0)912 345 678', '\u202a+351\u2011912\u00a0345\u200b678\u202c', '＋３５１９１２３４５６７８'],
])('the number "%s" has the key that filing gives a row', (number) =>
  expect(key({ number })).toBe(rowKey({ msdyn_to_address: '+351912345678' })),
);

test('a contact id has the key that filing gives a row, whatever its case and blanks', () => {
  expect(key({ contactId: ' A0B1 ' })).toBe(rowKey({ msdyn_contact_id: 'a0b1', msdyn_to_address: PERSON }));
});

test.each([
  ['', 'no JSON object'],
  ['{', 'no JSON object'],
  ['[]', 'no JSON object'],
  ['null', 'no JSON object'],
  [JSON.stringify(PERSON), 'no JSON object'],
  [JSON.stringify({ number: 351912345678 }), 'no JSON object'],
  [JSON.stringify({ contactId: null }), 'no JSON object'],
  [JSON.stringify({ number: PERSON, zone: 'UTC' }), 'nothing else'],
  [`{"__proto__": {}, "number": "${PERSON}"}`, 'nothing else'],
  [JSON.stringify({ [PERSON]: '' }), 'nothing else'],
  ['{}', 'either "contactId" or "number"'],
  [JSON.stringify({ contactId: PERSON, number: PERSON }), 'either "contactId" or "number"'],
  [JSON.stringify({ contactId: '  ' }), '"contactId" is blank'],
  [JSON.stringify({ number: '' }), '"number" is no phone number'],
  [JSON.stringify({ number: 'Ana 351912345678' }), '"number" is no phone number'],
  [JSON.stringify({ number: '912345' }), '"number" is no phone number'],
  [JSON.stringify({ number: '1234567890123456' }), '"number" is no phone number'],
  [JSON.stringify({ contactId: `${PERSON} ${'x'.repeat(1_000)}` }), 'more than 1000 characters'],
])('the body %s is refused: %s, and no word of it is repeated', (body, rule) => {
  const error = (() => {
    try {
      return parsePerson(body);
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toBeInstanceOf(InputError);
  const { code, message, cause } = error as InputError;
  expect({ code, cause }).toEqual({ code: 'input.body', cause: undefined });
  expect(message).toContain(rule);
  expect(message).not.toMatch(/351|912|Ana|__proto__/);
});
