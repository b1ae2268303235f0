/** What only settings can tell: the right party (DISPOSITION_MAP) and conversions (SUCCESS_MAP). */
import { describe, expect, test } from 'vitest';
import { classify, type Outcome } from '../../../src/metrics/fact/classify.ts';
import { isIn, SET_NAMES, SETS, type SetName } from '../../../src/metrics/fact/sets.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

const RULES = defaultRules('a key');
/** Of an organisation that maps who was reached, and what a success is. */
const MAPPED = {
  ...RULES,
  hasPartyCodes: true,
  success: { codes: new Set(['sale']), attributes: new Map<string, ReadonlySet<string>>() },
};

const NOTHING: Outcome = {
  status: 'Complete',
  result: 'LiveAnswer',
  channel: 'Voice',
  meanings: [],
  startMs: null,
  endMs: null,
  resultMs: null,
  windowStartMs: null,
  windowEndMs: null,
  hasConversation: false,
  isConverted: false,
  wasConnected: false,
  exceededWait: null,
};

function setsOf(outcome: Partial<Outcome>, rules = RULES): SetName[] {
  const bits = classify({ ...NOTHING, ...outcome }, rules);
  return SET_NAMES.filter((name) => isIn(bits, SETS[name]));
}

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
