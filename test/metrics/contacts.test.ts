/** Law 4 for contacts: what a scoped digest shows is what the facts of its scope alone give, however many passes are made. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SETS } from '../../src/metrics/classify.ts';
import { collectContacts, passesFor } from '../../src/metrics/contacts.ts';
import { scopeKey } from '../../src/metrics/cube.ts';
import type { Fact, Scope } from '../../src/metrics/fact.ts';
import { facts } from '../support/arbitrary-facts.ts';

const contact = fc.oneof(
  fc.constant(''),
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((n) => n.toString(16).padStart(16, '0')),
  fc.constantFrom('0000000000000001', 'ffffffffffffffff'),
);
const list = fc.array(
  fc.tuple(facts(), contact).map(([fact, key]): Fact => ({ ...fact, contact: key })),
  { maxLength: 40 },
);

function summarise(facts: readonly Fact[], passes: number): number {
  let count = 0;
  for (let pass = 0; pass < passes; pass++) {
    const keys = new Set<string>();
    collectContacts(facts, keys, pass, passes);
    count += keys.size;
  }
  return count;
}

test('any number of passes counts each contact of an attempt once', () => {
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 9 }), (all, passes) => {
      const attempted = all.filter((fact) => (fact.sets & SETS.attempts) !== 0 && fact.contact !== '');
      expect(summarise(all, passes)).toBe(new Set(attempted.map((fact) => fact.contact)).size);
    }),
  );
});

test('summarise(scope(facts)): the order and the rows of other scopes change nothing, and the scopes together hold every contact', () => {
  fc.assert(
    fc.property(list, fc.nat(), (all, salt) => {
      const isMine = (scope: Scope) => (scopeKey(scope).length + salt) % 3 === 0;
      const mine = all.filter(({ scope }) => isMine(scope));
      const others = all.filter(({ scope }) => !isMine(scope));
      expect(summarise(mine.toReversed(), 3)).toBe(summarise(mine, 1));
      const [whole, a, b] = [summarise(all, 2), summarise(mine, 2), summarise(others, 2)];
      expect(whole).toBeGreaterThanOrEqual(Math.max(a, b));
      expect(whole).toBeLessThanOrEqual(a + b);
    }),
  );
});

test('passesFor() gives at least one pass, and no more keys a pass than fit', () => {
  expect(passesFor(0)).toBe(1);
  fc.assert(fc.property(fc.nat(100_000_000), (attempts) => attempts / passesFor(attempts) <= 500_000));
});
