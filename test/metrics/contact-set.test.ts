import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newContactSet } from '../../src/metrics/contact-set.ts';

const ZEROS = '0'.repeat(16);
// Keys of few digits share their last bits, so that they meet in the table.
const key = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{16}$/),
  fc.stringMatching(/^[01]{8}00000[01]{3}$/),
  fc.constantFrom(ZEROS, '', 'no hash', 'ABCDEF0123456789', '__proto__'),
);
const wordsOf = (text: string) => [Number.parseInt(text.slice(0, 8), 16), Number.parseInt(text.slice(8), 16)] as const;

test('a contact set has what was added and nothing else, asked by text or by words', () => {
  fc.assert(
    fc.property(fc.array(key), fc.array(key), (added, others) => {
      const [contacts, model] = [newContactSet(), new Set(added)];
      for (const contact of added) contacts.add(contact);
      expect(contacts.size).toBe(model.size);
      for (const contact of [...added, ...others]) {
        expect(contacts.has(contact)).toBe(model.has(contact));
        if (/^[0-9a-f]{16}$/.test(contact)) expect(contacts.find(...wordsOf(contact))).toBe(model.has(contact) ? contact : undefined);
      }
    }),
  );
});

test('a contact set keeps its contacts apart while it grows', () => {
  const keyOf = (i: number) => `${(i % 7).toString(16).padStart(8, '0')}${(i * 1024).toString(16).padStart(8, '0')}`;
  const contacts = newContactSet();
  for (let i = 1; i <= 20_000; i += 2) contacts.add(keyOf(i));
  expect(contacts.size).toBe(10_000);
  for (let i = 1; i <= 20_000; i++) expect(contacts.has(keyOf(i))).toBe(i % 2 === 1);
});
