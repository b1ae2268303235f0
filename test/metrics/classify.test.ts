import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callSecondsOf, classify, type Outcome, SETS, type SetName } from '../../src/metrics/classify.ts';
import { type DispositionMeaning, defaultRules, type Rules } from '../../src/metrics/rules.ts';
import { SMS_RESULTS, STATUSES, VOICE_RESULTS } from '../../src/metrics/vocabulary.ts';

const START = Date.UTC(2026, 10, 22, 9);
const RULES = defaultRules('a key');

function rulesWith(dispositions: Readonly<Record<string, DispositionMeaning>>): Rules {
  return { ...RULES, dispositions: new Map(Object.entries(dispositions)) };
}

function setsOf(outcome: Partial<Outcome>, rules: Rules = RULES): SetName[] {
  const base = { status: 'Complete', result: 'LiveAnswer', channel: 'Voice', dispositions: [], startMs: null, endMs: null };
  const bits = classify({ ...base, ...outcome }, rules);
  return (Object.keys(SETS) as SetName[]).filter((name) => (bits & SETS[name]) !== 0);
}

describe('classify()', () => {
  const voice = ['processed', 'attempts', 'voiceAttempts'];
  // The sets of each documented result, written out by hand.
  test.each([
    ['LiveAnswer', [...voice, 'offHook', 'liveMin', 'liveMax']],
    ['AnsweringMachine', [...voice, 'offHook', 'machine']],
    ['AnsweringMachineHangup', [...voice, 'offHook', 'machine']],
    ['CallEnded', [...voice, 'offHook', 'liveMax']],
    ['Undetermined', [...voice, 'offHook', 'liveMax']],
    ['BotFailed', [...voice, 'offHook', 'liveMax']],
    ['NotAHandset', [...voice, 'badNumber']],
    ['InvalidAddress', [...voice, 'badNumber']],
    ['Busy', voice],
    ['NoAnswer', voice],
    ['CallFailed', voice],
    ['NonRetriableError', voice],
    ['Unknown', voice],
    ['Terminated', ['processed', 'notTried']],
    ['Cancelled', ['processed', 'notTried']],
    ['Error', ['processed', 'notTried']],
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
    const others = new Set<SetName>(['processed', 'attempts', 'notTried', 'expired']);
    expect(sets.filter((name) => !others.has(name))).toEqual([]);
  });

  test('counts any channel but SMS as voice', () => {
    expect(setsOf({ channel: 'Fax', result: 'Busy' })).toEqual(voice);
    expect(setsOf({ channel: '', result: 'Busy' })).toEqual(voice);
  });

  test('measures the length of an answered call alone, and calls it short below the limit', () => {
    const at = (seconds: number, result = 'LiveAnswer') => setsOf({ result, startMs: START, endMs: START + seconds * 1000 });
    expect(at(14)).toEqual(expect.arrayContaining(['timed', 'short']));
    expect(at(15)).toContain('timed');
    expect(at(15)).not.toContain('short');
    expect(at(-1)).not.toContain('timed');
    expect(at(5, 'Busy')).toEqual(voice);
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
  ] as const)('a %s with a code that means %s is reached as %j', (result, meaning, expected) => {
    const reached = setsOf({ result, dispositions: ['The Code'] }, rulesWith({ 'the code': meaning }));
    expect(reached.filter((name) => ['liveMin', 'liveMax', 'machine'].includes(name))).toEqual(expected);
  });

  test('lets a code for a person outweigh one for a machine, whatever their order', () => {
    const rules = rulesWith({ person: 'person', machine: 'machine' });
    for (const dispositions of [
      ['person', 'machine'],
      ['machine', 'person'],
    ]) {
      expect(setsOf({ result: 'Undetermined', dispositions }, rules)).toContain('liveMin');
    }
  });

  test('keeps the sets inside one another: live within off-hook within voice within attempts; attempts and not tried apart', () => {
    const outcomes = fc.record({
      status: fc.constantFrom(...STATUSES, 'Odd'),
      result: fc.constantFrom(...VOICE_RESULTS, ...SMS_RESULTS, 'Odd', '(none)'),
      channel: fc.constantFrom('Voice', 'SMS', 'Fax'),
      dispositions: fc.subarray(['p', 'm', 'x', '__proto__']),
      startMs: fc.option(fc.nat()),
      endMs: fc.option(fc.nat()),
    });
    const rules = rulesWith({ p: 'person', m: 'machine' });
    fc.assert(
      fc.property(outcomes, (outcome) => {
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
        ];
        for (const [part, whole] of within) expect(sets.has(part) && !sets.has(whole), `${part} in ${whole}`).toBe(false);
        expect(sets.has('machine') && sets.has('liveMax')).toBe(false);
        expect(sets.has('attempts') && sets.has('notTried')).toBe(false);
      }),
    );
  });
});

test('callSecondsOf() gives whole seconds, null where a time is missing or the end is before the start', () => {
  expect(callSecondsOf({ startMs: START, endMs: START })).toBe(0);
  expect(callSecondsOf({ startMs: START, endMs: START + 1_999 })).toBe(1);
  expect(callSecondsOf({ startMs: START, endMs: START - 1 })).toBeNull();
  expect(callSecondsOf({ startMs: null, endMs: START })).toBeNull();
  expect(callSecondsOf({ startMs: START, endMs: null })).toBeNull();
});
