import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactFact } from '../../../../src/metrics/contacts/contact-fact.ts';
import { touchedBy } from '../../../../src/metrics/contacts/look-back/touched-by.ts';
import { DAY_MS } from '../../../../src/time/lengths.ts';
import { ALICE, BOB, call, FROM_MS, facts, TO_MS } from '../../../support/contacts/contact-facts.ts';
import { differing, modelLookBacks } from '../../../support/contacts/look-back-model.ts';

test('what comes, changes or goes changes the look-backs of facts that are touched by it, and of no other', () => {
  let changes = 0;
  fc.assert(
    fc.property(facts, fc.nat(), fc.integer({ min: -36, max: 36 }), fc.boolean(), (list, pick, days, isGone) => {
      const old = list[pick % Math.max(1, list.length)];
      fc.pre(old !== undefined);
      const others = list.filter(({ id }) => id !== old.id);
      const moved: ContactFact = { ...old, placeMs: old.placeMs + days * DAY_MS, contact: pick % 3 === 0 ? BOB : old.contact };
      const now = isGone ? others : [...others, moved];
      const touched = touchedBy(isGone ? [old] : [old, moved]);
      const changed = differing(modelLookBacks(list, list, []), modelLookBacks(now, now, []));
      changes += changed.length;
      const facts = [...list, ...now].filter(({ id, contact }) => contact !== '' && changed.includes(id));
      for (const fact of facts) expect([fact.contact, touched.contacts.has(fact.contact)]).toEqual([fact.contact, true]);
      for (const id of changed) expect(facts.some((fact) => fact.id === id && touched.has(fact))).toBe(true);
    }),
    { numRuns: 500 },
  );
  expect(changes).toBeGreaterThan(100);
});

test('a late row touches its contact on its own UTC day and up to 35 days after it, and nobody else', () => {
  const { has, contacts } = touchedBy([call(5), call(1, { contact: '' })]);
  expect([call(1), call(5), call(35 * 24 + 4.9), call(35 * 24 + 5)].map(has)).toEqual([true, true, true, false]);
  expect(has(call(0, { placeMs: FROM_MS - 1 }))).toBe(false);
  expect(has(call(6, { contact: BOB }))).toBe(false);
  expect([contacts.has(ALICE), contacts.has(BOB), contacts.has('')]).toEqual([true, false, false]);
  expect(touchedBy([call(0, { placeMs: TO_MS })]).has(call(23))).toBe(false);
});
