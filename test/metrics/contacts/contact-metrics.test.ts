import { describe, expect, test } from 'vitest';
import type { ContactFact } from '../../../src/metrics/contacts/contact-fact.ts';
import { MAX_LISTED } from '../../../src/metrics/contacts/do-not-contact.ts';
import { newLookBackScan } from '../../../src/metrics/contacts/look-back/look-back-scan.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import {
  ALICE,
  BOB,
  CARE,
  call,
  FROM_MS,
  LIVE,
  message,
  metricsInPasses,
  metricsOf,
  SALES,
  SALES_SMS,
  TO_MS,
} from '../../support/contacts/contact-facts.ts';

describe('distinct contacts', () => {
  test('are counted once each, by what happened to them in the period', () => {
    const facts = [
      call(1),
      call(2, { sets: LIVE, isRightParty: true, isFinal: true }),
      call(3, { contact: BOB, sets: LIVE }),
      call(4, { contact: '12345678000000cc', sets: SETS.notTried, isFinal: true }),
      call(-1, { contact: 'dddddddd000000dd', sets: LIVE }),
    ];
    expect(metricsOf(facts)).toMatchObject({
      contacts: 2,
      contactsLive: 2,
      contactsRightParty: 1,
      contactsFinal: 2,
      attemptsPerContact: [
        [1, 1],
        [2, 1],
      ],
    });
  });

  test('that were loaded are counted once, with how many of them were worked on in the same period', () => {
    const loads = [ALICE, ALICE, BOB, '12345678000000cc'].map((contact) => ({ contact, scope: SALES }));
    const facts = [call(1, { sets: LIVE, isFinal: true }), call(2, { contact: BOB }), call(3, { contact: 'dddddddd000000dd' })];
    expect(metricsOf(facts, {}, loads)).toMatchObject({
      contacts: 3,
      contactsLoaded: 3,
      loadedAttempted: 2,
      loadedLive: 1,
      loadedFinal: 1,
    });
    expect(metricsOf(facts, { keep: ({ configuration }) => configuration === 'care' }, loads)).toMatchObject({
      contacts: 0,
      contactsLoaded: 0,
    });
  });

  test('rows without a contact key count nowhere, and are counted as such', () => {
    const facts = [call(1, { contact: '', isDoNotContact: true, deliveryKey: 'a' }), call(2, { contact: '', sets: SETS.notTried })];
    const whole = metricsOf(facts, {}, [{ contact: '', scope: SALES }]);
    expect(whole).toEqual({ ...metricsOf([]), withoutContact: { attempts: 1, loads: 1 } });
    expect(metricsInPasses(facts, 3).withoutContact).toEqual({ attempts: 1, loads: 0 });
  });
});

describe('reach by attempt', () => {
  test('takes the rank by start within contact and configuration, looked-back attempts included', () => {
    const facts = [call(-48), call(-24, { scope: CARE }), call(2, { sets: LIVE }), call(5, { scope: CARE }), call(6, { contact: BOB })];
    expect(metricsOf(facts).reachByAttempt).toEqual([
      { number: 1, contacts: 1, firstLive: 0 },
      { number: 2, contacts: 2, firstLive: 1 },
    ]);
  });

  test('goes by the order of starts, whatever msdyn_seq_no says', () => {
    const facts = [call(1, { seqNo: 7 }), call(2, { seqNo: 7, sets: LIVE }), call(3, { seqNo: 1 })];
    expect(metricsOf(facts).reachByAttempt).toEqual([
      { number: 1, contacts: 1, firstLive: 0 },
      { number: 2, contacts: 1, firstLive: 1 },
      { number: 3, contacts: 1, firstLive: 0 },
    ]);
  });

  test('counts only the first live call of all', () => {
    const facts = [
      call(1, { sets: LIVE }),
      call(2, { sets: LIVE }),
      call(-5, { contact: BOB, sets: LIVE }),
      call(3, { contact: BOB, sets: LIVE }),
    ];
    expect(metricsOf(facts).reachByAttempt).toEqual([
      { number: 1, contacts: 1, firstLive: 1 },
      { number: 2, contacts: 2, firstLive: 0 },
    ]);
  });

  test('leaves messages out, though they take a number', () => {
    expect(metricsOf([message(1), call(2)]).reachByAttempt).toEqual([{ number: 2, contacts: 1, firstLive: 0 }]);
  });

  test('has no number above 1000, however many attempts there are', () => {
    const facts = Array.from({ length: 1010 }, (_, i) => call(i / 100));
    const reach = metricsOf(facts).reachByAttempt;
    expect(reach).toHaveLength(1000);
    expect(reach.at(-1)).toEqual({ number: 1000, contacts: 1, firstLive: 0 });
  });
});

describe('sequence numbers against the order of starts', () => {
  const against = (...facts: readonly ContactFact[]) => metricsOf(facts).sequenceAgainstStarts;

  test('are those below the number of the attempt before, at one contact within one configuration', () => {
    expect(against(call(1, { seqNo: 1 }), call(2, { seqNo: 2 }), call(3, { seqNo: 2 }))).toBe(0);
    expect(against(call(1, { seqNo: 5 }), call(2, { seqNo: 3 }), call(3, { seqNo: 4 }))).toBe(1);
    expect(against(call(1, { seqNo: 5 }), call(2, { seqNo: 3, contact: BOB }), call(3, { seqNo: 2, scope: CARE }))).toBe(0);
  });

  test('pass over attempts without one, and what is no number of the column', () => {
    expect(against(call(1, { seqNo: 5 }), call(2), call(3, { seqNo: 4 }))).toBe(1);
    expect(against(call(1, { seqNo: 1001 }), call(2, { seqNo: 1000 }), call(3, { seqNo: 0.5 }))).toBe(0);
  });

  test('count where the later attempt counts', () => {
    expect(against(call(-2, { seqNo: 5 }), call(1, { seqNo: 4 }))).toBe(1);
    expect(against(call(-2, { seqNo: 5 }), call(-1, { seqNo: 4 }))).toBe(0);
  });
});

describe('attempts after the wish not to be contacted', () => {
  test('are those that start after the wish was on record, whatever scope it was made in', () => {
    const wish = call(-30, { scope: CARE, sets: LIVE, isDoNotContact: true, placeMs: FROM_MS + HOUR_MS });
    const facts = [wish, call(0.5), call(1), call(2), message(3), call(4, { sets: SETS.notTried }), call(5, { contact: BOB })];
    expect(metricsOf(facts).attemptsAfterDoNotContact).toEqual({
      count: 2,
      byScope: [{ scope: { configuration: 'sales', queue: 'q' }, count: 2 }],
      first: [
        { contact: ALICE, startMs: FROM_MS + 2 * HOUR_MS, scope: SALES },
        { contact: ALICE, startMs: FROM_MS + 3 * HOUR_MS, scope: SALES_SMS },
      ],
    });
  });

  test('never hold the row that made the wish, even where its start lies after its place', () => {
    const odd = call(2, { isDoNotContact: true, placeMs: FROM_MS + HOUR_MS });
    expect(metricsOf([odd]).attemptsAfterDoNotContact.count).toBe(0);
    expect(metricsOf([odd, call(3, { isDoNotContact: true })]).attemptsAfterDoNotContact.count).toBe(1);
  });

  test('are all counted and the earliest listed, in however many passes', () => {
    const people = Array.from({ length: 30 }, (_, i) => `${(i * 7919).toString(16).padStart(8, '0')}00000000`);
    const facts = people.flatMap((contact, i) => [call(0, { contact, isDoNotContact: true }), call(1 + i / 100, { contact })]);
    const { count, first } = metricsOf(facts).attemptsAfterDoNotContact;
    expect(count).toBe(30);
    expect(first.map(({ contact }) => contact)).toEqual(people.slice(0, MAX_LISTED));
    const byScope = [{ scope: { configuration: 'sales', queue: 'q' }, count: 30 }];
    expect(metricsInPasses(facts, 3).attemptsAfterDoNotContact).toEqual({ count, byScope, first });
  });
});

describe('messages after calls', () => {
  test('count contacts with a message after the last call of the configuration, and those it was delivered to', () => {
    const facts = [call(-1), message(1, { isDelivered: true }), message(2), call(1, { contact: BOB }), message(2, { contact: BOB })];
    expect(metricsOf(facts).smsAfterVoice).toEqual({ contacts: 2, reached: 1 });
  });

  test('need a call before, none after, and the same configuration', () => {
    expect(metricsOf([message(1, { isDelivered: true })]).smsAfterVoice).toEqual({ contacts: 0, reached: 0 });
    expect(metricsOf([call(0), message(1), call(2)]).smsAfterVoice.contacts).toBe(0);
    expect(metricsOf([call(0, { scope: CARE }), message(1)]).smsAfterVoice.contacts).toBe(0);
  });
});

test('a repeated delivery is one whose id an earlier row of the contact has, tried or not', () => {
  const facts = [
    call(-1, { deliveryKey: 'a' }),
    call(1, { deliveryKey: 'a' }),
    call(2, { deliveryKey: 'a', sets: SETS.notTried }),
    call(3, { deliveryKey: 'b' }),
    call(4),
    call(5),
    call(6, { contact: BOB, deliveryKey: 'b' }),
  ];
  expect(metricsOf(facts).repeatedDeliveries).toBe(2);
});

test('contacts are refused in a pass, or of a period, that is none', () => {
  const period = { fromMs: FROM_MS, toMs: TO_MS };
  expect(() => newLookBackScan({ ...period, pass: 2, passes: 2 })).toThrow('Cannot scan contacts in pass "2": it is none of 0 to 1');
  expect(() => newLookBackScan({ ...period, passes: 0 })).toThrow(RangeError);
  expect(() => metricsOf([], { fromMs: TO_MS + 1 })).toThrow('the span ends before it starts');
  expect(() => metricsOf([], { fromMs: Number.NaN })).toThrow(RangeError);
});
