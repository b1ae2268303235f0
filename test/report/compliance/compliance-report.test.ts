import { describe, expect, test } from 'vitest';
import { EMPTY_TALLY } from '../../../src/metrics/cube/cube.ts';
import { rateOf } from '../../../src/metrics/kpis/rate.ts';
import { type RulePack, rulePackOf, US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { complianceReport } from '../../../src/report/compliance/compliance-report.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { ALICE, BOB, call, FROM_MS, metricsOf as scannedMetrics } from '../../support/contacts/contact-facts.ts';

const NOTE = { id: 'cost', name: 'Cost', reason: 'no prices' };
const BASE = {
  cells: [],
  tally: EMPTY_TALLY,
  contacts: { reason: 'the facts are no longer kept' },
  rulePack: US_FEDERAL,
  window: { days: 0, tallies: [] },
  nameOf: (id: string) => id,
  notMeasured: [NOTE],
};
const capped: RulePack = rulePackOf('us-8-20') ?? US_FEDERAL;

function metricsOf(facts: readonly ReturnType<typeof call>[]) {
  return { metrics: scannedMetrics(facts, { caps: capped.caps }) };
}

describe('complianceReport()', () => {
  test('counts as compliant what is no certain violation, among attempts whose zone is known', () => {
    const tally = { ...EMPTY_TALLY, hoursOk: 60, hoursPossible: 30, hoursViolation: 10, hoursUndeterminable: 900 };
    expect(complianceReport({ ...BASE, tally }).callingHours).toEqual({
      ok: 60,
      violation: 10,
      possible: 30,
      undeterminable: 900,
      compliant: rateOf(90, 100),
    });
    expect(complianceReport(BASE).callingHours.compliant.value).toBeNull();
  });

  test('names the rule pack, and what it covers', () => {
    const { id, name, note } = US_FEDERAL;
    expect(complianceReport(BASE).rulePack).toEqual({ id, name, note });
  });

  test('shows each cap with the contacts that broke it', () => {
    const contacts = metricsOf([...[9, 10, 11, 12].map((hours) => call(hours)), call(9, { contact: BOB })]);
    const { frequency, notMeasured } = complianceReport({ ...BASE, rulePack: capped, contacts });
    expect(frequency).toEqual([
      {
        id: '3-in-24h',
        name: '3 in 24 hours',
        attempts: 3,
        hours: 24,
        per: 'contact',
        contactsOver: 1,
        rowsOver: 1,
        maxSeen: 4,
        maxOfContact: 4,
        byMatter: 0,
        byContact: 5,
      },
    ]);
    expect(notMeasured).toEqual([NOTE]);
  });

  test('has no caps where the pack has none', () => {
    expect(complianceReport({ ...BASE, contacts: metricsOf([call(9)]) }).frequency).toEqual([]);
  });

  test('names calls after a do-not-contact by the start of the pseudonym and the time', () => {
    const contacts = metricsOf([call(9, { isDoNotContact: true }), call(12)]);
    expect(complianceReport({ ...BASE, contacts }).afterDoNotContact).toEqual({
      count: 1,
      first: [{ contact: ALICE.slice(0, 8), at: new Date(FROM_MS + 12 * HOUR_MS).toISOString() }],
    });
  });

  test('says why caps and calls after a do-not-contact are not there, rather than 0', () => {
    const { frequency, afterDoNotContact, notMeasured } = complianceReport({ ...BASE, rulePack: capped });
    expect([frequency, afterDoNotContact]).toEqual([[], null]);
    expect(notMeasured).toEqual([
      { id: 'frequency', name: 'Frequency caps and calls after do-not-contact', reason: 'the facts are no longer kept' },
      NOTE,
    ]);
  });
});
