import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bitsOf, isIn, SET_ENTRIES, SET_NAMES, SETS, union, without } from '../../../src/metrics/fact/sets.ts';

const bit = fc.integer({ min: 0, max: 52 });
const sets = fc.bigInt({ min: 0n, max: 2n ** 53n - 1n });

describe('bitsOf()', () => {
  test('gives each set two to the power of its bit, up to the 53rd', () => {
    expect(bitsOf({ a: { bit: 0 }, b: { bit: 31 }, c: { bit: 52 } })).toEqual({ a: 1, b: 2 ** 31, c: 2 ** 52 });
  });

  test('refuses a bit that another set has, and names both', () => {
    expect(() => bitsOf({ a: { bit: 3 }, b: { bit: 3 } })).toThrow(new RangeError('Cannot define the set "b": bit 3 is that of "a"'));
  });

  test.each([-1, 53, 0.5, Number.NaN])('refuses bit %d, which no fact can hold', (wrong) => {
    expect(() => bitsOf({ a: { bit: wrong } })).toThrow(new RangeError(`Cannot define the set "a": bit ${wrong} is none of 0 to 52`));
  });
});

// Stored facts hold these bits. A new set takes a new one; a line here never changes.
test('the bits that stored facts hold stay what they are', () => {
  const stored = [
    'processed attempts voiceAttempts offHook liveMin liveMax machine badNumber notTried expired short timed busy noAnswer voicemail',
    'platformFailure rightParty doNotContact converted cancelled windowed inWindow smsSettled smsDelivered smsReplied botAnswered botFailed',
    'lateResult handled abandoned convertedRightParty',
  ].flatMap((names) => names.split(' '));
  // By their bits: a new entry may stand beside those that it is akin to.
  const byBit = SET_NAMES.toSorted((a, b) => SET_ENTRIES[a].bit - SET_ENTRIES[b].bit);
  expect(byBit.slice(0, stored.length)).toEqual(stored);
  expect(byBit.slice(0, stored.length).map((name) => SET_ENTRIES[name].bit)).toEqual([...stored.keys()]);
  expect(Object.values(SETS)).toEqual(SET_NAMES.map((name) => 2 ** SET_ENTRIES[name].bit));
});

describe('isIn(), union() and without()', () => {
  test('are what the operators are for whole numbers without a limit', () => {
    fc.assert(
      fc.property(sets, sets, bit, (a, b, n) => {
        const [numberA, numberB, set] = [Number(a), Number(b), 2 ** n];
        expect(isIn(numberA, set)).toBe((a & (1n << BigInt(n))) !== 0n);
        expect(BigInt(union(numberA, numberB))).toBe(a | b);
        expect(BigInt(without(numberA, set))).toBe(a & ~(1n << BigInt(n)));
      }),
      { numRuns: 1000 },
    );
  });

  test('know the sets of words in between: the last of the first and the first of the second', () => {
    const both = union(2 ** 30, 2 ** 31);
    expect(both).toBe(2 ** 30 + 2 ** 31);
    expect([29, 30, 31, 32].map((n) => isIn(both, 2 ** n))).toEqual([false, true, true, false]);
    expect(without(both, 2 ** 30)).toBe(2 ** 31);
  });
});
