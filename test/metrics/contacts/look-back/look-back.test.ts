import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactFact } from '../../../../src/metrics/contacts/contact-fact.ts';
import { windowsOf } from '../../../../src/metrics/contacts/look-back/cap-windows.ts';
import { LOOK_BACK_DAYS, type LookBack, MAX_LOOKED_AT } from '../../../../src/metrics/contacts/look-back/look-back.ts';
import { newLookBackScan } from '../../../../src/metrics/contacts/look-back/look-back-scan.ts';
import { DAY_MS, HOUR_MS } from '../../../../src/time/lengths.ts';
import { BOB, CAPS, CARE, call, FROM_MS, facts, idOf, LIVE, message, TO_MS } from '../../../support/contacts/contact-facts.ts';
import { modelLookBacks } from '../../../support/contacts/look-back-model.ts';

const WINDOWS = windowsOf(CAPS);

function lookBacksOf(list: readonly ContactFact[], fromMs = FROM_MS, toMs = TO_MS): ReadonlyMap<string, LookBack> {
  const scan = newLookBackScan({ fromMs, toMs, windows: WINDOWS });
  for (const fact of list) scan.add(fact);
  return scan.finish();
}
/** That of the last one. */
function lastOf(...list: readonly ContactFact[]): LookBack | undefined {
  return lookBacksOf(list).get(list.at(-1)?.id ?? '');
}

/** Facts over 80 days, close to each other and on the edges of what is looked back at. */
const longAgo = fc
  .tuple(facts, fc.array(fc.constantFrom(0, 0, 1, 2, 33, 34, 35, 36, 40), { minLength: 40, maxLength: 40 }))
  .map(([list, days]) =>
    list.map((fact, i): ContactFact => {
      const agoMs = (days[i] ?? 0) * DAY_MS;
      // Results that come late.
      const lateMs = i % 4 === 0 ? 20 * HOUR_MS : 0;
      return { ...fact, placeMs: fact.placeMs - agoMs + lateMs, startMs: fact.startMs === null ? null : fact.startMs - agoMs };
    }),
  );

test('each fact of a day has behind it what going through all facts gives', () => {
  fc.assert(
    fc.property(longAgo, (list) => {
      const ofDay = list.filter(({ placeMs }) => placeMs >= FROM_MS && placeMs < TO_MS);
      expect(lookBacksOf(list)).toEqual(modelLookBacks(ofDay, list, WINDOWS));
    }),
    { numRuns: 500 },
  );
});

test('days worked out one by one, from the facts up to their end alone, give what any span over them gives', () => {
  fc.assert(
    fc.property(longAgo, fc.integer({ min: -3 * 24, max: 0 }), fc.integer({ min: 1, max: 80 }), (list, fromHours, hours) => {
      const [fromMs, toMs] = [FROM_MS + fromHours * HOUR_MS, FROM_MS + (fromHours + hours) * HOUR_MS];
      const byDay = new Map<string, LookBack>();
      for (let dayMs = FROM_MS - 4 * DAY_MS; dayMs < FROM_MS + 5 * DAY_MS; dayMs += DAY_MS) {
        const near = list.filter(({ placeMs }) => placeMs >= dayMs - LOOK_BACK_DAYS * DAY_MS && placeMs < dayMs + DAY_MS);
        for (const [id, lookBack] of lookBacksOf(near, dayMs, dayMs + DAY_MS)) byDay.set(id, lookBack);
      }
      const inSpan = list.filter(({ contact, placeMs }) => contact !== '' && placeMs >= fromMs && placeMs < toMs);
      const expected = new Map(inSpan.map(({ id }) => [id, byDay.get(id)]));
      expect(lookBacksOf(list, fromMs, toMs)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('facts of other contacts than those of the span may be left out', () => {
  fc.assert(
    fc.property(longAgo, (list) => {
      const scan = newLookBackScan({ fromMs: FROM_MS, toMs: TO_MS, windows: WINDOWS });
      const isOfDay = ({ placeMs }: ContactFact) => placeMs >= FROM_MS && placeMs < TO_MS;
      for (const fact of list.filter(isOfDay)) scan.add(fact);
      for (const fact of list) if (!isOfDay(fact) && scan.lookedAt.has(fact.contact)) scan.add(fact);
      expect(scan.finish()).toEqual(lookBacksOf(list));
    }),
  );
});

test('a call has its number, the time since the call before, and what was live, among the rows of its contact and configuration', () => {
  const before = [call(-30, { scope: CARE, sets: LIVE }), call(-20, { contact: BOB }), call(-9), message(-5)];
  expect(lastOf(...before, call(1))).toMatchObject({ attempt: 3, sinceCallSeconds: 36_000, isAfterCall: true, isAfterLive: false });
  expect(lastOf(...before, call(1, { scope: CARE }))).toMatchObject({ attempt: 2, sinceCallSeconds: 111_600, isAfterLive: true });
  expect(lastOf(...before, call(1, { sets: 0 }))).toMatchObject({ attempt: null, sinceCallSeconds: null, seen: [], isAfterLive: false });
});

test('35 days end with the place of the row itself: a row placed exactly so long before is not seen', () => {
  const hours = -35 * 24;
  expect(lastOf(call(hours + 5), call(5))?.attempt).toBe(1);
  expect(lastOf(call(hours + 5 + 1 / HOUR_MS), call(5))?.attempt).toBe(2);
  expect(lastOf(call(hours + 4, { placeMs: FROM_MS }), call(5))?.attempt).toBe(2);
});

test('a row that started before is seen if it was placed by the end of the UTC day, and not if later', () => {
  const late = (placeMs: number) => call(4, { placeMs });
  expect(lastOf(late(TO_MS - 1), call(5))).toMatchObject({ attempt: 2, seen: [2, 2, 2] });
  expect(lastOf(late(TO_MS), call(5))).toMatchObject({ attempt: 1, seen: [1, 1, 1] });
  // Whatever else is worked out with it.
  const both = lookBacksOf([late(TO_MS), call(5)], FROM_MS, TO_MS + DAY_MS);
  expect([...both.values()].map(({ attempt }) => attempt)).toEqual([1, 1]);
});

test('rows alike in all but their id have an order of their own, whichever comes first', () => {
  const twins = [call(1, { id: idOf(77) }), call(1, { id: idOf(78) })];
  expect(lookBacksOf(twins).get(idOf(77))?.attempt).toBe(1);
  expect(lookBacksOf(twins.toReversed())).toEqual(lookBacksOf(twins));
  const named = [call(1, { id: 'no guid' }), call(1, { id: 'nor this' })];
  expect(lookBacksOf(named.toReversed())).toEqual(lookBacksOf(named));
});

test(`no row looks at more than the latest ${MAX_LOOKED_AT} before it`, () => {
  const many = Array.from({ length: MAX_LOOKED_AT + 5 }, (_, i) => call(i / 1000, { matter: 'm' }));
  const wish = call(-1, { isDoNotContact: true });
  const lookBacks = [...lookBacksOf([wish, ...many]).values()];
  expect(lookBacks.map(({ attempt }) => attempt).slice(-7)).toEqual([1000, 1000, 1000, 1000, 1000, 1000, 1000]);
  expect(lookBacks.at(-1)?.seen).toEqual([1000, 1000, 1000]);
  expect(lookBacks.map(({ isAfterWish }) => isAfterWish).filter((is) => !is)).toHaveLength(5);
});

test('a span that ends before it starts is refused', () => {
  expect(() => newLookBackScan({ fromMs: 2, toMs: 1 })).toThrow('Cannot look back from "2" to "1": the span ends before it starts');
  expect(lookBacksOf([call(1)], FROM_MS, FROM_MS).size).toBe(0);
});
