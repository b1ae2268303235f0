/** Contacts as a report shows them, from scans of facts. */
import { expect, test } from 'vitest';
import type { ContactFact } from '../../src/metrics/contacts/contact-fact.ts';
import { SETS, union } from '../../src/metrics/fact/sets.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import { contactReport } from '../../src/report/contact-report.ts';
import { reasonOf } from '../../src/report/reasons/reason.ts';
import { ALICE, BOB, CALL, call, LIVE, metricsOf, SALES, SALES_SMS } from '../support/contacts/contact-facts.ts';

const CAROL = '12345678000000cc';

function reportOf(facts: readonly ContactFact[], loaded: readonly string[]) {
  const loads = loaded.map((contact) => ({ contact, scope: SALES }));
  return contactReport({ metrics: metricsOf(facts, { caps: [] }, loads) });
}

test('contactReport() gives counts, penetration, saturation and reach by attempt', () => {
  const report = reportOf(
    [
      call(9, { sets: CALL }),
      call(10, { sets: CALL }),
      call(11, { sets: union(LIVE, SETS.partyTold), isRightParty: true, isFinal: true }),
      call(9, { contact: BOB, sets: union(CALL, SETS.partyTold) }),
    ],
    [ALICE, BOB, CAROL, 'ffffffff000000dd'],
  );
  expect(report).toMatchObject({ reason: null, contacts: 2, contactsLive: 1, contactsRightParty: 1, contactsLoaded: 4, saturation: 1 });
  expect(report.attemptsPerContact).toEqual([
    { attempts: 1, contacts: 1 },
    { attempts: 3, contacts: 1 },
  ]);
  expect(report.reachByAttempt).toEqual([
    { attempt: 1, rate: rateOf(0, 2) },
    { attempt: 2, rate: rateOf(0, 1) },
    { attempt: 3, rate: rateOf(1, 1) },
  ]);
  expect(report.penetration).toEqual(rateOf(2, 4));
  expect(report.grossPenetration).toEqual(rateOf(1, 4));
  expect(report.contactRate).toEqual(rateOf(1, 4));
  expect(report.rightPartyContacts).toEqual(rateOf(1, 2));
  expect(report.retrySpacing).toEqual({ count: 2, p50Seconds: 3600, minSeconds: 3600, sameHour: 0 });
  expect(report.speedToFirstAttempt).toEqual({ count: 0, p50Seconds: null, p90Seconds: null });
});

test('contactReport() has no right party where no call tells it, rather than 0', () => {
  expect(reportOf([call(9, { sets: LIVE })], [])).toMatchObject({
    contactsLive: 1,
    contactsRightParty: null,
    rightPartyContacts: { value: null },
  });
});

test('contactReport() gives the share of those messaged after a call whom the message reached', () => {
  const message = (contact: string, isDelivered: boolean) => call(12, { contact, scope: SALES_SMS, sets: SETS.attempts, isDelivered });
  const report = reportOf([call(9), call(9, { contact: BOB }), message(ALICE, true), message(BOB, false), message(CAROL, true)], []);
  expect(report.smsAfterVoice).toEqual(rateOf(1, 2));
});

test('contactReport() of contacts that were attempted but loaded earlier has no saturation and no penetration', () => {
  expect(reportOf([call(9)], [])).toMatchObject({ contacts: 1, contactsLoaded: 0, saturation: null, penetration: { value: null } });
});

test('contactReport() without metrics has a reason, and no number that could be taken for one', () => {
  const { reason, lookBackReason, attemptsPerContact, reachByAttempt, retrySpacing, speedToFirstAttempt, ...numbers } = contactReport({
    reason: 'too old',
  });
  expect([reason, lookBackReason]).toEqual(['too old', 'too old']);
  expect([attemptsPerContact, reachByAttempt]).toEqual([[], []]);
  expect(retrySpacing).toMatchObject({ count: null, p50Seconds: null, minSeconds: null });
  expect(speedToFirstAttempt).toEqual({ count: null, p50Seconds: null, p90Seconds: null });
  for (const [name, value] of Object.entries(numbers)) {
    expect(typeof value === 'object' && value !== null && 'value' in value ? value.value : value, name).toBeNull();
  }
});

test('contactReport() keeps what needs no earlier attempt where the days before were not read, and says why the rest is missing', () => {
  const metrics = metricsOf([call(9), call(11), call(9, { contact: BOB })], { caps: [] });
  const whole = contactReport({ metrics });
  expect(whole).toMatchObject({ lookBackReason: null, retrySpacing: { count: 1, p50Seconds: 7200 } });
  expect(contactReport({ metrics }, { reason: 'not read', note: reasonOf('daysNotRead', { days: 28 }) })).toEqual({
    ...whole,
    lookBackReason: 'not read',
    lookBackNote: { id: 'daysNotRead', values: { days: 28 } },
    reachByAttempt: [],
    retrySpacing: { count: null, p50Seconds: null, minSeconds: null, sameHour: null },
    speedToFirstAttempt: { count: null, p50Seconds: null, p90Seconds: null },
    smsAfterVoice: rateOf(0, 0),
  });
});
