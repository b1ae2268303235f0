import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactFact } from '../../../src/metrics/contacts/contact-fact.ts';
import { newContactParts } from '../../../src/metrics/contacts/contact-parts.ts';
import { newContactSum } from '../../../src/metrics/contacts/contact-sum.ts';
import type { FrequencyCap } from '../../../src/metrics/contacts/frequency-caps.ts';
import { windowsOf } from '../../../src/metrics/contacts/look-back/cap-windows.ts';
import { NO_LOOK_BACK } from '../../../src/metrics/contacts/look-back/look-back.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { ALICE, BOB, CARE, call, FROM_MS, metricsOf, SALES, SALES_SMS, TO_MS } from '../../support/contacts/contact-facts.ts';

const breachesOf = (facts: readonly ContactFact[], caps: readonly FrequencyCap[], keep: (scope: Scope) => boolean = () => true) =>
  metricsOf(facts, { caps, keep }).caps;
const inSales = (count: number) => ({ scope: { configuration: SALES.configuration, queue: SALES.queue }, count });
const DAILY: FrequencyCap = { id: 'daily', attempts: 3, hours: 24 };

test('the fourth attempt in 24 hours is over a cap of three, and so is the fifth', () => {
  expect(
    breachesOf(
      [0, 1, 2].map((h) => call(h)),
      [DAILY],
    ),
  ).toMatchObject([{ id: 'daily', contactsOver: 0, rowsOver: 0, maxSeen: 3 }]);
  expect(
    breachesOf(
      [0, 1, 2, 3, 4].map((h) => call(h)),
      [DAILY],
    ),
  ).toEqual([{ id: 'daily', contactsOver: 1, rowsOver: 2, byScope: [inSales(2)], maxSeen: 5, maxOfContact: 5, byMatter: 0, byContact: 5 }]);
});

test('the window rolls: it is no calendar day, and an attempt exactly its length ago has left it', () => {
  const overnight = [-3, -2, -1, 2].map((h) => call(h));
  expect(breachesOf(overnight, [DAILY])).toMatchObject([{ id: 'daily', contactsOver: 1, rowsOver: 1, maxSeen: 4 }]);
  const dayApart = [-22, -2, -1, 2].map((h) => call(h));
  expect(breachesOf(dayApart, [DAILY])).toMatchObject([{ id: 'daily', contactsOver: 0, rowsOver: 0, maxSeen: 3 }]);
  const hairLess = [-22 + 1 / HOUR_MS, -2, -1, 2].map((h) => call(h));
  expect(breachesOf(hairLess, [DAILY])[0]?.rowsOver).toBe(1);
});

test('attempts of every scope and channel fill the window, and the one that breaks the cap is counted in its own scope', () => {
  const message = call(1, { sets: SETS.attempts, scope: { ...CARE, channel: 'SMS' } });
  const facts = [call(0, { scope: CARE }), message, call(2, { scope: CARE }), call(3)];
  expect(breachesOf(facts, [DAILY], ({ configuration }) => configuration === 'sales')[0]).toMatchObject({
    contactsOver: 1,
    rowsOver: 1,
    maxSeen: 4,
  });
  expect(breachesOf(facts, [DAILY], ({ configuration }) => configuration === 'care')[0]).toMatchObject({
    contactsOver: 0,
    rowsOver: 0,
    maxSeen: 3,
  });
});

test('attempts over a cap are told by configuration and queue, and these add up to all of them', () => {
  const odd = { ...SALES, configuration: '', queue: '__proto__' };
  const over = [call(3, { scope: CARE }), call(4, { scope: odd }), call(5, { scope: odd }), call(6)];
  const [cap] = breachesOf([call(0), call(1), call(2), ...over], [DAILY]);
  expect(cap).toMatchObject({ rowsOver: 4 });
  expect(cap?.byScope).toEqual([
    { scope: { configuration: '', queue: '__proto__' }, count: 2 },
    { scope: { configuration: CARE.configuration, queue: CARE.queue }, count: 1 },
    inSales(1),
  ]);
});

test('what was not tried, other contacts, rows without a contact and rows after the period fill no window', () => {
  const others = [call(1, { sets: SETS.notTried }), call(1, { contact: BOB }), call(1, { contact: '' }), call(1, { placeMs: TO_MS })];
  expect(breachesOf([...others, ...[0, 1, 2].map((h) => call(h))], [DAILY])[0]).toMatchObject({ rowsOver: 0, maxSeen: 3 });
});

test('an attempt without a start counts at its place', () => {
  const facts = [0, 1, 2].map((h) => call(h));
  expect(breachesOf([...facts, call(3, { startMs: null })], [DAILY])[0]?.rowsOver).toBe(1);
});

test('a cap of no attempts is broken by each, and each cap is counted on its own, in the order given', () => {
  const caps = [{ id: 'none', attempts: 0, hours: 1 }, DAILY];
  expect(breachesOf([call(0), call(2)], caps)).toMatchObject([
    { id: 'none', contactsOver: 1, rowsOver: 2, maxSeen: 1 },
    { id: 'daily', contactsOver: 0, rowsOver: 0, maxSeen: 2 },
  ]);
});

test('a cap by matter counts the attempts about each matter apart, and those without one together', () => {
  const cap: FrequencyCap = { id: 'matter', attempts: 2, hours: 168, per: 'matter' };
  const about = (matter: string, ...hours: readonly number[]) => hours.map((hour) => call(hour, { matter }));
  const counted = { maxOfContact: 7, byMatter: 5, byContact: 2 };
  const kept = [...about('a', 0, 1), ...about('b', 2, 3), ...about('', 4, 5), ...about('c', 6)];
  expect(breachesOf(kept, [cap])).toEqual([{ id: 'matter', contactsOver: 0, rowsOver: 0, byScope: [], maxSeen: 2, ...counted }]);
  const broken = [...about('a', 0, 1, 2), ...about('b', 3, 4), ...about('', 5, 6)];
  expect(breachesOf(broken, [cap])).toEqual([
    { id: 'matter', contactsOver: 1, rowsOver: 1, byScope: [inSales(1)], maxSeen: 3, ...counted },
  ]);
  expect(breachesOf(about('', 0, 1, 2), [cap])).toMatchObject([{ rowsOver: 1, byMatter: 0, byContact: 3 }]);
});

test('one matter of two people is counted for each of them apart', () => {
  const cap: FrequencyCap = { id: 'matter', attempts: 1, hours: 168, per: 'matter' };
  expect(breachesOf([call(0, { matter: 'a' }), call(1, { matter: 'a', contact: BOB })], [cap])).toMatchObject([
    { rowsOver: 0, maxSeen: 1 },
  ]);
});

test('newContactParts() refuses a cap that is none, naming it and the rule', () => {
  expect(() => breachesOf([], [{ id: 'x', attempts: 1.5, hours: 1 }])).toThrow(
    'Cannot use the cap "x": attempts is no whole number from 0',
  );
  expect(() => breachesOf([], [{ id: 'x', attempts: 1, hours: 0 }])).toThrow('Cannot use the cap "x": hours is no number above 0');
  expect(() => breachesOf([], [DAILY, DAILY])).toThrow('Cannot use the cap "daily": the id is given twice');
});

test('newContactSum() refuses parts that were made under other caps', () => {
  const windows = windowsOf([DAILY]);
  const parts = newContactParts({ caps: [DAILY], windows });
  parts.add(call(0), NO_LOOK_BACK);
  const [part] = parts.finish();
  if (part === undefined) throw new Error('no part');
  expect(() => newContactSum({ caps: [], windows }).add(part)).toThrow(RangeError);
  expect(() => newContactSum({ caps: [{ ...DAILY, id: 'weekly' }], windows }).add(part)).toThrow('"daily"');
});

// Times on a grid of half hours, so that many lie exactly a window apart or at the same instant.
const facts = fc.array(
  fc
    .record({
      half: fc.integer({ min: -2 * 24 * 2, max: 60 }),
      lag: fc.constantFrom(0, 0, 1, 30),
      contact: fc.constantFrom('', ALICE, BOB, '12345678000000cc'),
      scope: fc.constantFrom(SALES, CARE, SALES_SMS),
      isAttempt: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      hasStart: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      deliveryKey: fc.uuid(),
    })
    .map(({ half, lag, contact, scope, isAttempt, hasStart, deliveryKey }) => {
      const fact = call(half / 2, { contact, scope, deliveryKey, sets: isAttempt ? SETS.attempts : SETS.notTried });
      const placeMs = fact.placeMs + (lag * HOUR_MS) / 2;
      return { ...fact, placeMs, startMs: hasStart ? fact.startMs : null };
    }),
  { maxLength: 60, size: 'max' },
);
const timeOf = ({ startMs, placeMs }: ContactFact) => startMs ?? placeMs;

/** Most attempts that any order of those at one instant could make it: the window's earlier ones, and all at its own instant. */
function bruteForce(list: readonly ContactFact[], { attempts, hours }: FrequencyCap) {
  const tried = list.filter(({ contact, sets, placeMs }) => contact !== '' && (sets & SETS.attempts) !== 0 && placeMs < TO_MS);
  const inWindow = (at: ContactFact, other: ContactFact) =>
    other.contact === at.contact && timeOf(other) <= timeOf(at) && timeOf(other) > timeOf(at) - hours * HOUR_MS;
  const together = Map.groupBy(tried, (fact) => `${fact.contact} ${timeOf(fact)}`);
  // Of k attempts at one instant that end at a count of c, one has each count from c - k + 1 to c: all over scopes, only their sum is fixed.
  let rowsOver = 0;
  let maxSeen = 0;
  const over = new Set<string>();
  for (const group of together.values()) {
    const [first] = group;
    if (first === undefined || group.some(({ placeMs }) => placeMs < FROM_MS)) continue;
    const most = tried.filter((other) => inWindow(first, other)).length;
    for (let count = most; count > most - group.length; count--) if (count > attempts) rowsOver++;
    if (most > attempts) over.add(first.contact);
    maxSeen = Math.max(maxSeen, most);
  }
  return { contactsOver: over.size, rowsOver, maxSeen };
}

test('a count of every pair of attempts gives the same breaches', () => {
  const cap = fc.record({ id: fc.constant('c'), attempts: fc.integer({ min: 0, max: 5 }), hours: fc.constantFrom(0.5, 1, 6, 24, 48) });
  let breaches = 0;
  fc.assert(
    fc.property(facts, cap, (list, limit) => {
      // Where attempts of one instant lie partly outside the period, which of them breaks a cap is a matter of order; the next law covers those.
      const mixed = Map.groupBy(list, (fact) => `${fact.contact} ${timeOf(fact)}`);
      fc.pre([...mixed.values()].every((group) => new Set(group.map(({ placeMs }) => placeMs >= FROM_MS)).size === 1));
      const expected = bruteForce(list, limit);
      breaches += expected.rowsOver;
      expect(breachesOf(list, [limit])).toMatchObject([{ id: 'c', ...expected, maxOfContact: expected.maxSeen }]);
    }),
    { numRuns: 300 },
  );
  expect(breaches).toBeGreaterThan(100);
});

test('the attempts over a cap of the parts of any partition of scopes add up to those of the whole', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 4 }), (list, attempts) => {
      const cap = { id: 'c', attempts, hours: 24 };
      const rowsOver = (keep: (scope: Scope) => boolean) => breachesOf(list, [cap], keep)[0]?.rowsOver ?? Number.NaN;
      const isSales = ({ configuration, channel }: Scope) => configuration === 'sales' && channel === 'Voice';
      expect(rowsOver(isSales) + rowsOver((scope) => !isSales(scope))).toBe(rowsOver(() => true));
    }),
  );
});
