import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newContactNumbers } from '../../../src/metrics/contacts/contact-numbers.ts';

const ZEROS = '0'.repeat(16);
// Keys of few digits share their last bits, so that they meet in the table.
const key = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{16}$/),
  fc.stringMatching(/^[01]{8}00000[01]{3}$/),
  fc.constantFrom(ZEROS, '', 'no hash', 'ABCDEF0123456789', '__proto__'),
);
const wordsOf = (text: string) => Uint32Array.of(Number.parseInt(text.slice(0, 8), 16), Number.parseInt(text.slice(8), 16));

test('contacts are numbered in the order of first mention, and found by text and by words', () => {
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (added, others) => {
      const [contacts, model] = [newContactNumbers(), [...new Set(added)]];
      expect(added.map((contact) => contacts.add(contact))).toEqual(added.map((contact) => model.indexOf(contact)));
      expect(contacts.size).toBe(model.length);
      const even = contacts.wanted((number) => number % 2 === 0);
      for (const contact of [...added, ...others]) {
        const number = model.indexOf(contact);
        expect(even.has(contact)).toBe(number % 2 === 0);
        if (/^[0-9a-f]{16}$/.test(contact)) expect(contacts.find(wordsOf(contact), 0)).toBe(number < 0 ? undefined : number);
      }
      const again = newContactNumbers();
      again.add(ZEROS);
      const numbers = again.addAll(contacts.words());
      expect(Array.from(numbers, (number) => number)).toEqual(model.map((contact) => again.add(contact)));
      expect(again.size).toBe(new Set([ZEROS, ...model]).size);
    }),
  );
});

test('contacts are kept apart while they grow in number', () => {
  const keyOf = (i: number) => `${(i % 7).toString(16).padStart(8, '0')}${(i * 1024).toString(16).padStart(8, '0')}`;
  const contacts = newContactNumbers();
  for (let i = 1; i <= 200_000; i += 2) contacts.add(keyOf(i));
  expect(contacts.size).toBe(100_000);
  const all = contacts.wanted(() => true);
  const wrong = Array.from({ length: 200_000 }, (_, i) => i + 1).filter((i) => all.has(keyOf(i)) !== (i % 2 === 1));
  expect(wrong).toEqual([]);
  expect(contacts.add(keyOf(1))).toBe(0);
  expect(contacts.add(keyOf(2))).toBe(100_000);
});
