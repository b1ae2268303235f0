/** What only settings can tell: the right party (DISPOSITION_MAP) and conversions (SUCCESS_MAP). */
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/metrics/fact/classify.ts';
import { MAPPED, setsOf } from './outcome-sets.ts';

describe('classify()', () => {
  test('takes a live answer for the right party unless a code says otherwise, where codes for that are mapped', () => {
    const partySets = (outcome: Partial<Outcome>) => setsOf(outcome, MAPPED).filter((name) => /party(?!.*success)/i.test(name));
    expect(partySets({})).toEqual(['rightParty', 'partyTold', 'livePartyTold']);
    expect(partySets({ meanings: ['not-right-party'] })).toEqual(['partyTold', 'livePartyTold']);
    expect(partySets({ meanings: ['person', 'not-right-party'] })).toEqual(['partyTold', 'livePartyTold']);
    expect(partySets({ result: 'CallEnded' })).toEqual(['partyTold']);
    expect(partySets({ result: 'CallEnded', meanings: ['person'] })).toContain('rightParty');
    expect(partySets({ channel: 'SMS', result: 'Delivered' })).toEqual([]);
  });

  test('tells neither right party nor conversion where nothing is mapped', () => {
    const told = setsOf({ isConverted: true }).filter((name) => /party|convert|success/i.test(name));
    expect(told).toEqual([]);
  });

  test('counts a conversion on an attempt alone, and once more where it was the right party', () => {
    const isConverted = true;
    const conversions = (outcome: Partial<Outcome>) =>
      setsOf({ ...outcome, isConverted }, MAPPED).filter((name) => name.startsWith('converted'));
    expect(conversions({})).toEqual(['converted', 'convertedRightParty']);
    expect(conversions({ meanings: ['not-right-party'] })).toEqual(['converted']);
    expect(conversions({ channel: 'SMS', result: 'Delivered' })).toEqual(['converted']);
    expect(conversions({ result: 'Expired' })).toEqual([]);
    expect(setsOf({}, MAPPED)).not.toContain('converted');
    expect(setsOf({}, MAPPED)).toEqual(expect.arrayContaining(['successTold', 'rightPartySuccessTold']));
  });
});
