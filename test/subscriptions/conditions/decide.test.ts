import { describe, expect, test } from 'vitest';
import { type Decided, decide } from '../../../src/subscriptions/conditions/decide.ts';
import type { Conditions } from '../../../src/subscriptions/subscription/conditions.ts';
import { reportWith } from './report-with.ts';

const DATE = '2026-11-23';
const BAD = { threshold: { kpi: 'badNumber', above: 0.05, minimum: 20 } } as const;
const ANOMALY = { finding: 'anomaly' } as const;
const COMPLIANCE = { finding: 'compliance' } as const;
const BAD_ID = 'badNumber above 0.05';

const sentFor = (date: string, ...because: string[]): Decided => ({ date, because, recovered: false, sent: true });
const recoveredOn = (date: string): Decided => ({ date, because: [], recovered: true, sent: true });

function on(onlyIf: Conditions['onlyIf'], more: Partial<Conditions> = {}): Conditions {
  return { whenEmpty: 'send', ...(onlyIf && { onlyIf }), ...more };
}

describe('without conditions a digest is sent', () => {
  test.each([
    ['of any day', on(undefined), {}],
    ['of an empty day', on(undefined), { deliveries: 0 }],
    ['with an empty list of conditions', on([]), {}],
  ])('%s', (_, conditions, told) => {
    expect(decide(conditions, reportWith(told), [], DATE)).toEqual({ send: true, because: [], recovered: false });
  });
});

test.each([
  ['a day that was not read', { state: 'none' }, true],
  ['a day that was read in part', { state: 'part' }, true],
  ['a day that can still change', { state: 'provisional' }, true],
  ['a day that fell silent', { anomaly: 'found' }, true],
  ['a day with deliveries', { deliveries: 1 }, true],
  ['a day without any', {}, false],
] as const)('with whenEmpty "skip", %j is sent: %j', (_, told, isSent) => {
  const decision = decide(on(undefined, { whenEmpty: 'skip' }), reportWith({ deliveries: 0, ...told }), [], DATE);
  expect(decision).toEqual(isSent ? { send: true, because: [], recovered: false } : { send: false, reason: 'nothingHappened' });
});

test('a report that does not say how much of it was read is never of nothing', () => {
  const { read: _, ...older } = reportWith({ deliveries: 0 });
  expect(decide(on(undefined, { whenEmpty: 'skip' }), older, [], DATE).send).toBe(true);
});

describe('a condition', () => {
  test.each([
    ['a rate over its value', on([BAD]), { bad: 6 }, [BAD_ID]],
    ['a rate at its value', on([BAD]), { bad: 5 }, null],
    ['a rate of too few', on([BAD]), { bad: 19, calls: 19 }, null],
    ['a rate of just enough', on([BAD]), { bad: 20, calls: 20 }, [BAD_ID]],
    ['a rate of nothing', on([BAD]), { bad: 0, calls: 0 }, null],
    ['a rate under its value', on([{ threshold: { kpi: 'badNumber', below: 0.02 } }]), { bad: 1 }, ['badNumber below 0.02']],
    ['a rate at its lower value', on([{ threshold: { kpi: 'badNumber', below: 0.01 } }]), { bad: 1 }, null],
    ['two levels of one rate', on([BAD, { threshold: { kpi: 'badNumber', above: 0.1 } }]), { bad: 11 }, [BAD_ID, 'badNumber above 0.1']],
    ['an anomaly', on([BAD, ANOMALY]), { anomaly: 'found' }, ['anomaly']],
    ['no anomaly', on([ANOMALY]), {}, null],
    ['days that nothing is held against', on([ANOMALY]), { anomaly: 'unwatched' }, null],
    ['a breach', on([COMPLIANCE]), { compliance: 'broken' }, ['compliance']],
    ['a breach on a day that can still change', on([COMPLIANCE]), { compliance: 'broken', state: 'provisional' }, ['compliance']],
    ['nothing wrong', on([BAD, ANOMALY, COMPLIANCE]), {}, null],
  ] as const)('of %s', (_, conditions, told, because) => {
    const decision = decide(conditions, reportWith(told), [], DATE);
    expect(decision).toEqual(because === null ? { send: false, reason: 'conditionNotMet' } : { send: true, because, recovered: false });
  });
});

describe('the cool-down', () => {
  const conditions = on([BAD, ANOMALY], { coolDownDays: 3 });
  const cooling = { send: false, reason: 'coolingDown' };

  test.each([
    ['the day after', [sentFor('2026-11-22', BAD_ID)], cooling],
    ['its last day', [sentFor('2026-11-20', BAD_ID)], cooling],
    ['the day after that', [sentFor('2026-11-19', BAD_ID)], { send: true, because: [BAD_ID], recovered: false }],
    [
      'a digest that was not sent',
      [{ ...sentFor('2026-11-22', BAD_ID), sent: false }],
      { send: true, because: [BAD_ID], recovered: false },
    ],
    ['another condition', [sentFor('2026-11-22', 'anomaly')], { send: true, because: [BAD_ID], recovered: false }],
    ['a later digest', [sentFor('2026-11-24', BAD_ID)], { send: true, because: [BAD_ID], recovered: false }],
  ])('on %s', (_, before, decision) => {
    expect(decide(conditions, reportWith({ bad: 9 }), before, DATE)).toEqual(decision);
  });

  test('of one condition does not hold up another', () => {
    const report = reportWith({ bad: 9, anomaly: 'found' });
    expect(decide(conditions, report, [sentFor('2026-11-22', BAD_ID)], DATE)).toEqual({
      send: true,
      because: [BAD_ID, 'anomaly'],
      recovered: false,
    });
  });

  test('counts days of the calendar, over a clock change too', () => {
    const decided = [sentFor('2026-10-24', BAD_ID)];
    const reasons = ['2026-10-27', '2026-10-28'].map((date) => decide(conditions, reportWith({ bad: 9 }), decided, date).send);
    expect(reasons).toEqual([false, true]);
  });
});

describe('a recovery', () => {
  const conditions = on([BAD, ANOMALY, COMPLIANCE], { tellRecovery: true, coolDownDays: 2 });
  const told = { send: true, because: [], recovered: true };
  const untold = { send: false, reason: 'conditionNotMet' };
  const sent = sentFor('2026-11-20', BAD_ID);

  test.each([
    ['is told after a digest for a condition', {}, [sent], told],
    ['is told once', {}, [sent, recoveredOn('2026-11-22')], untold],
    ['is told again after another digest', {}, [recoveredOn('2026-11-19'), sent], told],
    ['is told although an earlier one did not arrive', {}, [sent, { ...recoveredOn('2026-11-22'), sent: false }], told],
    ['is not told where nothing was told before', {}, [{ ...sent, sent: false }], untold],
    ['is not told of a rate of too few', { calls: 19 }, [sent], untold],
    ['is not told of days that nothing is held against', { anomaly: 'unwatched' }, [sent], untold],
    ['is not told where days before were not read', { compliance: 'unread' }, [sent], untold],
    ['is not told while numbers can still change', { state: 'provisional' }, [sent], untold],
    ['is not told of a day that was read in part', { state: 'part' }, [sent], untold],
  ] as const)('%s', (_, report, before, decision) => {
    expect(decide(conditions, reportWith(report), before, DATE)).toEqual(decision);
  });

  test('is nobody else’s business', () => {
    expect(decide({ ...conditions, tellRecovery: false }, reportWith({}), [sent], DATE)).toEqual(untold);
  });
});
