import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContactFact } from '../../../src/metrics/contacts/contact-fact.ts';
import type { ContactMetrics } from '../../../src/metrics/contacts/contact-metrics.ts';
import { metricsOfParts } from '../../../src/metrics/contacts/contact-metrics-of.ts';
import { type ContactPart, newContactParts } from '../../../src/metrics/contacts/contact-parts.ts';
import type { RowMeasure } from '../../../src/metrics/contacts/counted-row.ts';
import { newUnwanted } from '../../../src/metrics/contacts/do-not-contact.ts';
import { newFirstAttempts } from '../../../src/metrics/contacts/first-attempt.ts';
import { windowsOf } from '../../../src/metrics/contacts/look-back/cap-windows.ts';
import { type LookBack, NO_LOOK_BACK } from '../../../src/metrics/contacts/look-back/look-back.ts';
import { newLookBackScan } from '../../../src/metrics/contacts/look-back/look-back-scan.ts';
import { newSpacing } from '../../../src/metrics/contacts/retry-spacing.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import {
  CALL,
  CAPS,
  CARE,
  call,
  FROM_MS,
  facts,
  isSales,
  LIVE,
  loads,
  metricsInPasses,
  metricsOf,
} from '../../support/contacts/contact-facts.ts';

const COUNTING = { caps: CAPS, windows: windowsOf(CAPS) };

describe('contact metrics', () => {
  test('any number of passes gives what one pass gives', () => {
    fc.assert(
      fc.property(facts, loads, fc.integer({ min: 1, max: 7 }), fc.boolean(), (list, loaded, passes, scoped) => {
        const keep = scoped ? isSales : () => true;
        expect(metricsInPasses(list, passes, { keep }, loaded)).toEqual(metricsOf(list, { keep }, loaded));
      }),
    );
  });

  test('the order of add() leaves no trace', () => {
    const shuffled = facts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffled, loads, fc.boolean(), ([list, other], loaded, scoped) => {
        const keep = scoped ? isSales : () => true;
        expect(metricsOf(other, { keep }, loaded.toReversed())).toEqual(metricsOf(list, { keep }, loaded));
      }),
      { numRuns: 300 },
    );
  });

  test('rows that differ in nothing but their scope have an order all the same', () => {
    const twins = [call(1), call(1, { scope: CARE })];
    const caps = [{ id: 'one', attempts: 1, hours: 1 }];
    const over = (facts: readonly ContactFact[], keep: (each: Scope) => boolean) => metricsOf(facts, { keep, caps }).caps[0]?.rowsOver;
    expect(over(twins, isSales)).toBe(over(twins.toReversed(), isSales));
    expect([over(twins, isSales), over(twins, (each) => !isSales(each))].toSorted()).toEqual([0, 1]);
  });

  test('tens of thousands of rows are kept apart', () => {
    const keyOf = (i: number) => `${i.toString(16).padStart(8, '0')}00000000`;
    const many = Array.from({ length: 20_000 }, (_, i) =>
      call((i % 1000) / 100, { contact: keyOf(i % 7000), sets: i < 3000 ? LIVE : CALL }),
    );
    expect(metricsOf(many)).toMatchObject({
      contacts: 7000,
      contactsLive: 3000,
      attemptsPerContact: [
        [2, 1000],
        [3, 6000],
      ],
    });
  });

  test('parts of the rows, however these are cut, tell in any order what all rows together tell, and stay unchanged', () => {
    const partsOf = (list: readonly ContactFact[], lookBacks: ReadonlyMap<string, LookBack>) => {
      const parts = newContactParts(COUNTING);
      for (const fact of list) parts.add(fact, lookBacks.get(fact.id) ?? NO_LOOK_BACK);
      return parts.finish();
    };
    const told = (parts: readonly ContactPart[]) => metricsOfParts(parts, { ...COUNTING, keep: () => true, created: [] });
    fc.assert(
      fc.property(facts, fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }), (list, cut) => {
        const scan = newLookBackScan({ ...COUNTING, fromMs: FROM_MS - 50 * DAY_MS, toMs: FROM_MS + 50 * DAY_MS });
        for (const fact of list) scan.add(fact);
        const lookBacks = scan.finish();
        const parts = [0, 1, 2].flatMap((part) =>
          partsOf(
            list.filter((_, i) => cut[i] === part),
            lookBacks,
          ),
        );
        const before = structuredClone(parts);
        expect(told(parts)).toEqual(told(partsOf(list, lookBacks)));
        expect(told(parts.toReversed())).toEqual(told(parts));
        expect(parts).toEqual(before);
      }),
    );
  });

  test('metrics survive JSON unchanged', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const metrics = metricsOf(list);
        expect(JSON.parse(JSON.stringify(metrics))).toEqual(metrics);
      }),
    );
  });

  test('the rows of periods one after another, within a day or not, add up to those of both together; distinct contacts do not fall', () => {
    // Each row looks back from itself.
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 24 }), (list, hours) => {
        const middleMs = FROM_MS + hours * HOUR_MS;
        const [first, second, both] = [metricsOf(list, { toMs: middleMs }), metricsOf(list, { fromMs: middleMs }), metricsOf(list)];
        const attempts = ({ attemptsPerContact }: ContactMetrics) =>
          attemptsPerContact.reduce((sum, [n, contacts]) => sum + n * contacts, 0);
        const rowCounts = (metrics: ContactMetrics) => [
          attempts(metrics),
          ...metrics.caps.map(({ rowsOver }) => rowsOver),
          metrics.attemptsAfterDoNotContact.count,
          metrics.repeatedDeliveries,
          metrics.retrySpacing.sameHour,
          metrics.withoutContact.attempts,
        ];
        const [a, b] = [rowCounts(first), rowCounts(second)];
        expect(rowCounts(both)).toEqual(a.map((count, i) => count + (b[i] ?? Number.NaN)));
        expect(both.contacts).toBeGreaterThanOrEqual(Math.max(first.contacts, second.contacts));
        expect(both.contacts).toBeLessThanOrEqual(first.contacts + second.contacts);
      }),
    );
  });

  test('over a partition of scopes rows add up, and series too where no configuration is split; contacts in both parts count once', () => {
    fc.assert(
      fc.property(facts, loads, (list, loaded) => {
        const whole = metricsOf(list, {}, loaded);
        const sales = metricsOf(list, { keep: isSales }, loaded);
        const rest = metricsOf(list, { keep: (each) => !isSales(each) }, loaded);
        const sumOf = <Sum>(measure: RowMeasure<Sum>, of: (metrics: ContactMetrics) => Sum) => {
          for (const part of [sales, rest]) measure.addSum(of(part), []);
          return measure.sum();
        };
        const both = (of: (metrics: ContactMetrics) => number) => of(sales) + of(rest);
        expect(sumOf(newSpacing(), ({ retrySpacing }) => retrySpacing)).toEqual(whole.retrySpacing);
        expect(sumOf(newFirstAttempts(), (metrics) => metrics.speedToFirstAttempt)).toEqual(whole.speedToFirstAttempt);
        expect(sumOf(newUnwanted(), (metrics) => metrics.attemptsAfterDoNotContact)).toEqual(whole.attemptsAfterDoNotContact);
        for (let number = 1; number <= 40; number++) {
          for (const name of ['contacts', 'firstLive'] as const) {
            const at = ({ reachByAttempt }: ContactMetrics) => reachByAttempt.find((reach) => reach.number === number)?.[name] ?? 0;
            expect(both(at)).toBe(at(whole));
          }
        }
        expect(both(({ repeatedDeliveries }) => repeatedDeliveries)).toBe(whole.repeatedDeliveries);
        expect(both(({ withoutContact }) => withoutContact.attempts)).toBe(whole.withoutContact.attempts);
        expect(both(({ withoutContact }) => withoutContact.loads)).toBe(whole.withoutContact.loads);
        expect(whole.caps.map(({ rowsOver, maxSeen }) => [rowsOver, maxSeen])).toEqual(
          whole.caps.map((_, i) => [
            both(({ caps }) => caps[i]?.rowsOver ?? 0),
            Math.max(...[sales, rest].map(({ caps }) => caps[i]?.maxSeen ?? 0)),
          ]),
        );
        for (const name of ['contacts', 'contactsLive', 'contactsRightParty', 'contactsFinal', 'contactsLoaded'] as const) {
          expect(whole[name]).toBeLessThanOrEqual(both((metrics) => metrics[name]));
          expect(whole[name]).toBeGreaterThanOrEqual(Math.max(sales[name], rest[name]));
        }
      }),
    );
  });

  test('scoping is dropping the rows, for all that is not looked back at (law 4)', () => {
    fc.assert(
      fc.property(facts, loads, (list, loaded) => {
        const scoped = metricsOf(list, { keep: isSales }, loaded);
        const dropped = metricsOf(
          list.filter((row) => isSales(row.scope)),
          {},
          loaded.filter((load) => isSales(load.scope)),
        );
        // Caps, wishes and repeated ids look at every scope; the rest does not know that there are others.
        const alone = ({ caps, attemptsAfterDoNotContact, repeatedDeliveries, ...rest }: ContactMetrics) => rest;
        expect(alone(scoped)).toEqual(alone(dropped));
      }),
    );
  });

  test('a part is never more than its whole', () => {
    fc.assert(
      fc.property(facts, loads, (list, loaded) => {
        const metrics = metricsOf(list, {}, loaded);
        const { contacts, contactsLoaded, attemptsPerContact, smsAfterVoice } = metrics;
        expect(attemptsPerContact.reduce((sum, [, count]) => sum + count, 0)).toBe(contacts);
        for (const part of [metrics.contactsLive, metrics.contactsRightParty, smsAfterVoice.contacts])
          expect(part).toBeLessThanOrEqual(contacts);
        for (const part of [metrics.loadedAttempted, metrics.loadedLive, metrics.loadedFinal])
          expect(part).toBeLessThanOrEqual(contactsLoaded);
        for (const reach of metrics.reachByAttempt) expect(reach.firstLive).toBeLessThanOrEqual(reach.contacts);
        expect(smsAfterVoice.reached).toBeLessThanOrEqual(smsAfterVoice.contacts);
      }),
    );
  });
});
