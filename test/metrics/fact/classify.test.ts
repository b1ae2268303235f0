import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../src/metrics/cube/cell.ts';
import { classify, isFinal, type Outcome } from '../../../src/metrics/fact/classify.ts';
import { SET_NAMES, type SetName } from '../../../src/metrics/fact/sets.ts';
import { SMS_RESULTS, STATUSES, VOICE_RESULTS } from '../../../src/metrics/row/vocabulary.ts';
import { DISPOSITION_MEANINGS } from '../../../src/metrics/rules/rules.ts';
import { MAPPED, NOTHING, RULES, setsOf } from './outcome-sets.ts';

const START = Date.UTC(2026, 10, 22, 9);

describe('classify()', () => {
  test('puts some delivery into every set but those that other columns decide', () => {
    const TOLD = { hasConversation: true, isConverted: true, wasConnected: true, exceededWait: true };
    const window = { windowStartMs: START, windowEndMs: START + 1000 };
    const lengths = [1, 3600].map((seconds) => ({ startMs: START, endMs: START + seconds * 1000, resultMs: START + 10_800_000 }));
    const codes = [[], ...DISPOSITION_MEANINGS.map((meaning) => [meaning])];
    const outcomes = ['Voice', 'SMS'].flatMap((channel) =>
      [...VOICE_RESULTS, ...SMS_RESULTS].flatMap((result) =>
        codes.flatMap((meanings) => lengths.map((times) => ({ ...times, ...window, channel, result, meanings }))),
      ),
    );
    const reached = new Set(outcomes.flatMap((outcome) => setsOf({ ...outcome, ...TOLD }, MAPPED)));
    expect(SET_NAMES.filter((name) => !reached.has(name))).toEqual(['handled', 'abandoned', 'cancelledByPolicy']);
  });

  const voice = ['processed', 'attempts', 'voiceAttempts'];
  // The sets of each documented result, written out by hand.
  test.each([
    ['LiveAnswer', [...voice, 'offHook', 'liveMin', 'liveMax', 'botAnswered']],
    ['AnsweringMachine', [...voice, 'offHook', 'machine', 'voicemail']],
    ['AnsweringMachineHangup', [...voice, 'offHook', 'machine']],
    ['CallEnded', [...voice, 'offHook', 'liveMax']],
    ['Undetermined', [...voice, 'offHook', 'liveMax', 'botAnswered']],
    ['BotFailed', [...voice, 'offHook', 'liveMax', 'platformFailure', 'botAnswered', 'botFailed']],
    ['NotAHandset', [...voice, 'badNumber']],
    ['InvalidAddress', [...voice, 'badNumber']],
    ['Busy', [...voice, 'busy']],
    ['NoAnswer', [...voice, 'noAnswer']],
    ['CallFailed', voice],
    ['NonRetriableError', [...voice, 'platformFailure']],
    ['Unknown', [...voice, 'platformFailure']],
    ['Terminated', ['processed', 'notTried']],
    ['Cancelled', ['processed', 'notTried', 'cancelled']],
    ['Error', ['processed', 'notTried', 'platformFailure']],
    ['Expired', ['processed', 'notTried', 'expired']],
  ])('puts a voice row with result %s into %j', (result, expected) => {
    expect(setsOf({ result })).toEqual(expected);
  });

  test.each(STATUSES)('counts status %s as processed only where it is Complete', (status) => {
    expect(setsOf({ status, result: 'Busy' }).includes('processed')).toBe(status === 'Complete');
  });

  test('takes an undocumented result for an attempt only where the row has a start', () => {
    expect(setsOf({ result: 'Teleported' })).toEqual(['processed']);
    expect(setsOf({ result: 'Teleported', startMs: START })).toEqual(voice);
  });

  test.each([...SMS_RESULTS, ...VOICE_RESULTS])('puts an SMS row with result %s into no voice set', (result) => {
    const sets = setsOf({ channel: 'SMS', result, startMs: START, endMs: START + 5_000 });
    const others = new Set<SetName>([
      'processed',
      'attempts',
      'notTried',
      'expired',
      'cancelled',
      'platformFailure',
      'smsSettled',
      'smsDelivered',
    ]);
    expect(sets.filter((name) => !others.has(name))).toEqual([]);
  });

  test('counts any channel but SMS as voice', () => {
    expect(setsOf({ channel: 'Fax', result: 'Busy' })).toEqual([...voice, 'busy']);
    expect(setsOf({ channel: '', result: 'Busy' })).toEqual([...voice, 'busy']);
  });

  test('measures the length of an answered call alone, and calls it short below the limit', () => {
    const at = (seconds: number, result = 'LiveAnswer') => setsOf({ result, startMs: START, endMs: START + seconds * 1000 });
    expect(at(14)).toEqual(expect.arrayContaining(['timed', 'short']));
    expect(at(15)).toContain('timed');
    expect(at(15)).not.toContain('short');
    expect(at(-1)).not.toContain('timed');
    expect(at(5, 'Busy')).toEqual([...voice, 'busy']);
  });

  test.each([
    ['LiveAnswer', 'machine', ['machine']],
    ['LiveAnswer', 'not-right-party', ['liveMin', 'liveMax']],
    ['CallEnded', 'person', ['liveMin', 'liveMax']],
    ['CallEnded', 'machine', ['machine']],
    ['CallEnded', 'do-not-contact', ['liveMin', 'liveMax']],
    ['AnsweringMachine', 'person', ['liveMin', 'liveMax']],
    ['NoAnswer', 'person', []],
    ['NoAnswer', 'machine', []],
    ['AnsweringMachine', 'abandoned', ['liveMin', 'liveMax']],
    ['AnsweringMachine', 'machine', ['machine']],
  ] as const)('a %s with a code that means %s is reached as %j', (result, meaning, expected) => {
    const reached = setsOf({ result, meanings: [meaning] });
    expect(reached.filter((name) => ['liveMin', 'liveMax', 'machine'].includes(name))).toEqual(expected);
  });

  test('lets a code for a person outweigh one for a machine, whatever their order', () => {
    for (const meanings of [['person', 'machine'] as const, ['machine', 'person'] as const]) {
      expect(setsOf({ result: 'Undetermined', meanings })).toContain('liveMin');
    }
  });

  test('counts a do-not-contact on any attempt, call or message, and on nothing that was not tried', () => {
    const meanings = ['do-not-contact'] as const;
    expect(setsOf({ meanings })).toContain('doNotContact');
    expect(setsOf({ channel: 'SMS', result: 'Delivered', meanings })).toContain('doNotContact');
    expect(setsOf({ result: 'Expired', meanings })).not.toContain('doNotContact');
  });

  test('holds the start of an attempt against its window, both bounds included, where all three are known', () => {
    const window = { windowStartMs: START, windowEndMs: START + 1000 };
    const windowed = (outcome: Partial<Outcome>) => setsOf({ ...window, ...outcome }).filter((name) => /window/i.test(name));
    for (const startMs of [START, START + 1000]) expect(windowed({ startMs })).toEqual(['windowed', 'inWindow']);
    for (const startMs of [START - 1, START + 1001]) expect(windowed({ startMs })).toEqual(['windowed']);
    expect(windowed({ startMs: START, channel: 'SMS', result: 'Delivered' })).toEqual(['windowed', 'inWindow']);
    expect(windowed({ startMs: null })).toEqual([]);
    expect(windowed({ startMs: START, windowEndMs: null })).toEqual([]);
    expect(windowed({ startMs: START, windowStartMs: null })).toEqual([]);
    expect(windowed({ startMs: START, result: 'Expired' })).toEqual([]);
  });

  test('tells how messages fared: settled, delivered, replied', () => {
    const sms = (result: string, hasConversation = false) =>
      setsOf({ channel: 'SMS', result, hasConversation }).filter((name) => name.startsWith('sms'));
    expect(sms('Delivered')).toEqual(['smsSettled', 'smsDelivered']);
    expect(sms('Delivered', true)).toEqual(['smsSettled', 'smsDelivered', 'smsReplied']);
    expect(sms('Not delivered', true)).toEqual(['smsSettled']);
    expect(sms('Unknown', true)).toEqual([]);
  });

  test('calls a result late from an hour after the end on', () => {
    const late = (resultMs: number | null, endMs: number | null = START) => setsOf({ endMs, resultMs }).includes('lateResult');
    expect(late(START + 3_600_000)).toBe(true);
    expect(late(START + 3_599_999)).toBe(false);
    expect(late(START - 7_200_000)).toBe(false);
    expect(late(null)).toBe(false);
    expect(late(START, null)).toBe(false);
  });

  test('keeps the sets inside one another: live within off-hook within voice within attempts; attempts and not tried apart', () => {
    const outcomes = fc.record({
      status: fc.constantFrom(...STATUSES, 'Odd'),
      result: fc.constantFrom(...VOICE_RESULTS, ...SMS_RESULTS, 'Odd', '(none)'),
      channel: fc.constantFrom('Voice', 'SMS', 'Fax'),
      meanings: fc.subarray([...DISPOSITION_MEANINGS]),
      ...recordOf(['resultMs', 'windowStartMs', 'windowEndMs', 'startMs', 'endMs'], () => fc.option(fc.nat())),
      hasConversation: fc.boolean(),
      isConverted: fc.boolean(),
      wasConnected: fc.boolean(),
      exceededWait: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(outcomes, fc.constantFrom(RULES, MAPPED), (outcome, rules) => {
        const sets = new Set(setsOf(outcome, rules));
        const within: readonly (readonly [SetName, SetName])[] = [
          ['liveMin', 'liveMax'],
          ['liveMax', 'offHook'],
          ['machine', 'offHook'],
          ['short', 'timed'],
          ['timed', 'offHook'],
          ['offHook', 'voiceAttempts'],
          ['badNumber', 'voiceAttempts'],
          ['voiceAttempts', 'attempts'],
          ['expired', 'notTried'],
          ['cancelled', 'notTried'],
          ['voicemail', 'machine'],
          ['rightParty', 'liveMin'],
          ['busy', 'voiceAttempts'],
          ['noAnswer', 'voiceAttempts'],
          ['doNotContact', 'attempts'],
          ['converted', 'attempts'],
          ['convertedRightParty', 'converted'],
          ['convertedRightParty', 'rightParty'],
          ['inWindow', 'windowed'],
          ['windowed', 'attempts'],
          ['smsReplied', 'smsDelivered'],
          ['smsDelivered', 'smsSettled'],
          ['smsSettled', 'attempts'],
          ['botFailed', 'botAnswered'],
          ['botAnswered', 'voiceAttempts'],
          ['waitExceeded', 'waitTold'],
          ['rightParty', 'livePartyTold'],
          ['livePartyTold', 'partyTold'],
          ['rightPartySuccessTold', 'successTold'],
          ['convertedRightParty', 'rightPartySuccessTold'],
        ];
        for (const [part, whole] of within) expect(sets.has(part) && !sets.has(whole), `${part} in ${whole}`).toBe(false);
        expect(sets.has('machine') && sets.has('liveMax')).toBe(false);
        expect(sets.has('attempts') && sets.has('notTried')).toBe(false);
        expect(sets.has('abandoned') || sets.has('handled')).toBe(false);
      }),
    );
  });
});

test('isFinal() is true where a person was reached, or a result came that is not tried again', () => {
  const isFinalOf = (outcome: Partial<Outcome>) => {
    const whole = { ...NOTHING, ...outcome };
    return isFinal(whole.result, classify(whole, RULES));
  };
  const finals = VOICE_RESULTS.filter((result) => isFinalOf({ result }));
  expect(finals).toEqual([
    'LiveAnswer',
    'Undetermined',
    'NotAHandset',
    'BotFailed',
    'CallEnded',
    'InvalidAddress',
    'NonRetriableError',
    'Unknown',
  ]);
  expect(isFinalOf({ result: 'AnsweringMachine', meanings: ['person'] })).toBe(true);
});
