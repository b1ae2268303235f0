/** What contributes most to a signal, in reports of days built by hand. */
import { describe, expect, test } from 'vitest';
import { type Cell, EMPTY_DETAIL, EMPTY_TALLY, mergeTallies, type Tally } from '../../../src/metrics/cube/cube.ts';
import { OUTSIDE_HOURS_COUNTS } from '../../../src/metrics/cube/entry-counts.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import type { TrendDay } from '../../../src/report/comparison/trend.ts';
import type { Signal } from '../../../src/report/report.ts';
import { differenceContributions } from '../../../src/report/signals/contributions.ts';
import { scopeGroups } from '../../../src/report/signals/scope-groups.ts';
import { signalsOf, toldSignals } from '../../../src/report/signals/signals.ts';
import { WATCHED } from '../../../src/report/signals/watched.ts';
import { call, metricsOf } from '../../support/contacts/contact-facts.ts';
import { NO_NAMES, reportOf } from '../report-of.ts';

type Counts = Partial<Tally>;
/** The counts of a day by "configuration/queue". */
type ByScope = Readonly<Record<string, Counts>>;

const scopeOf = (name: string): Scope => {
  const [configuration = '', queue = ''] = name.split('/');
  return { configuration, queue, channel: 'Voice', dialMode: 'Progressive' };
};
const partsOf = (day: ByScope) =>
  Object.entries(day).map(([name, counts]) => ({ scope: scopeOf(name), tally: { ...EMPTY_TALLY, ...counts } }));
const cellsOf = (day: ByScope, hours: Readonly<Record<string, string>> = {}) =>
  partsOf(day).map((part, i): Cell => {
    const hour = hours[Object.keys(day)[i] ?? ''];
    const { hoursViolation: n } = part.tally;
    const entries = hour === undefined ? [] : ([[hour, ...OUTSIDE_HOURS_COUNTS.map(() => n)]] as const);
    return { ...part, detail: { ...EMPTY_DETAIL, byOutsideHour: { entries, many: null } } };
  });
const dayOf = (daysBefore: number, day: ByScope): TrendDay => {
  const parts = partsOf(day);
  return { date: `-${daysBefore}`, daysBefore, tally: mergeTallies(parts.map(({ tally }) => tally)), parts };
};
const weeks = (...days: readonly ByScope[]) => days.map((day, i) => dayOf(7 * (i + 1), day));
const NAMES = { ...NO_NAMES, configuration: new Map([['r', 'Renewals']]), queue: new Map([['q1', 'Collections']]) };

function signalOf(kind: Signal['kind'], today: ByScope, trend: readonly TrendDay[] = [], hours: Readonly<Record<string, string>> = {}) {
  const background = { ...NO_BACKGROUND, trend };
  const { signals } = reportOf({ cube: { cells: cellsOf(today, hours) }, background, names: NAMES });
  return signals?.find((signal) => signal.kind === kind);
}

describe('attempts outside calling hours', () => {
  const today = {
    'r/q1': { attempts: 300, hoursViolation: 100 },
    's/q1': { attempts: 200, hoursViolation: 40 },
    '/q2': { attempts: 88, hoursViolation: 7 },
  };
  const trend = weeks(
    { 'r/q1': { hoursViolation: 2 }, 's/q1': { hoursViolation: 2 } },
    { 'r/q1': { hoursViolation: 1 } },
    { 'r/q1': { hoursViolation: 9 }, '/q2': { hoursViolation: 1 } },
    { 's/q1': { hoursViolation: 4 } },
  );

  test('name who, when, how many of all, and what is usual on such a weekday', () => {
    const signal = signalOf('callingHours', today, trend, { 'r/q1': '20', 's/q1': '21', '/q2': '06' });
    expect(signal).toMatchObject({
      value: 147,
      // 4, 1, 10 and 4 on the weekdays before.
      usual: 4,
      hours: { from: 20, to: 21, share: 100 / 147 },
      opens: { scope: { configuration: 'r' }, section: 'callingHours', hours: { from: 20, to: 21 } },
      evidence: { numerator: 147, denominator: 588, usualNumerator: 4, weeks: 4, days: null },
    });
    // Their own: 2 1 9 0, 2 0 0 4, and 0 0 1 0.
    expect(signal?.most).toEqual([
      { column: 'configuration', key: 'r', name: 'Renewals', value: 100, share: 100 / 147, usual: 1.5 },
      { column: 'configuration', key: 's', name: 's', value: 40, share: 40 / 147, usual: 1 },
      { column: 'configuration', key: '', name: '(not given)', value: 7, share: 7 / 147, usual: 0 },
    ]);
  });

  test('have no usual value where fewer than four of the weekdays were read, however many other days were', () => {
    const few = [...weeks(...Array(3).fill({ 'r/q1': { hoursViolation: 6 } })), dayOf(3, { 'r/q1': { hoursViolation: 3 } })];
    for (const days of [[], few]) {
      const signal = signalOf('callingHours', today, days);
      expect(signal).toMatchObject({ usual: null, evidence: { usualNumerator: null, weeks: null, days: null } });
      expect(signal?.most?.[0]).toMatchObject({ key: 'r', usual: null });
    }
  });

  test('name the queue where no configuration has more than half and a queue has', () => {
    const signal = signalOf('callingHours', {
      'a/q1': { hoursViolation: 4 },
      'b/q1': { hoursViolation: 4 },
      'c/q2': { hoursViolation: 4 },
    });
    expect(signal?.most?.[0]).toEqual({ column: 'queue', key: 'q1', name: 'Collections', value: 8, share: 8 / 12, usual: null });
    expect(signal?.opens).toEqual({ scope: { queue: 'q1' }, section: 'callingHours' });
  });

  test('name the queue within the one configuration that there is, and no more than three', () => {
    const one = Object.fromEntries([1, 2, 3, 4, 5].map((i) => [`a/q${i}`, { hoursViolation: 1 }]));
    const signal = signalOf('callingHours', one);
    expect(signal?.most?.map(({ column, key }) => [column, key])).toEqual([
      ['queue', 'q1'],
      ['queue', 'q2'],
      ['queue', 'q3'],
    ]);
    // None of them holds more than half: narrowed to one, the rest would be hidden.
    expect(signal?.opens?.scope).toEqual({});
  });

  test('name rows without a configuration, and ids that are names of built-in properties, as any other', () => {
    const signal = signalOf('callingHours', { '/__proto__': { hoursViolation: 9 }, 'constructor/': { hoursViolation: 1 } });
    expect(signal?.most?.map(({ key, name, value }) => [key, name, value])).toEqual([
      ['', '(not given)', 9],
      ['constructor', 'constructor', 1],
    ]);
    expect(signal?.opens?.scope).toEqual({ configuration: '' });
  });

  test('that are possible alone have parts and usual values of their own', () => {
    const before = weeks(...[3, 5, 7, 9].map((hoursPossible) => ({ 'r/q1': { hoursPossible } })));
    const signal = signalOf(
      'possibleHours',
      { 'r/q1': { attempts: 9, hoursPossible: 8 }, 's/q1': { attempts: 1, hoursPossible: 1 } },
      before,
    );
    expect(signal).toMatchObject({ value: 9, usual: 6, evidence: { denominator: 10 }, opens: { scope: { configuration: 'r' } } });
    expect(signal?.most?.[0]).toMatchObject({ key: 'r', value: 8, share: 8 / 9, usual: 6 });
  });
});

describe('an anomaly', () => {
  const usual = { 'r/q1': { deliveries: 60 }, 's/q2': { deliveries: 40 } };

  test('of a count names who contributes most to the difference, also one that is not there any more', () => {
    const signal = signalOf('anomaly', { 's/q2': { deliveries: 45 } }, weeks(...Array(6).fill(usual)));
    expect(signal).toMatchObject({
      what: 'deliveries',
      value: 45,
      usual: 100,
      opens: { scope: { configuration: 'r' }, section: 'figures' },
    });
    // 55 fewer: 60 fewer of Renewals; the other went against it and is no cause.
    expect(signal?.most).toEqual([{ column: 'configuration', key: 'r', name: 'Renewals', value: 0, share: 60 / 55, usual: 60 }]);
  });

  test('of a rate names whose own rate, or whose part of all, moved it', () => {
    const calls = (voiceAttempts: number, liveMin: number) => ({
      voiceAttempts,
      liveMin,
      deliveries: voiceAttempts,
      attempts: voiceAttempts,
    });
    const week = { 'r/q1': calls(1000, 300), 's/q1': calls(1000, 100) };
    const signal = signalOf('anomaly', { 'r/q1': calls(1000, 100), 's/q1': calls(1000, 100) }, weeks(...Array(8).fill(week)));
    expect(signal).toMatchObject({ what: 'liveMin', value: 0.1, usual: 0.2 });
    expect(signal?.most).toEqual([
      { column: 'configuration', key: 'r', name: 'Renewals', value: 0.1, share: expect.closeTo(1, 9), usual: 0.3 },
    ]);
  });

  test('has contributions that add up to 1, of every watched value and both columns', () => {
    const today = {
      'r/q1': { deliveries: 9, voiceAttempts: 500, liveMin: 60, machine: 20 },
      't/q2': { deliveries: 31, voiceAttempts: 50, liveMin: 1, machine: 9 },
    };
    const week = {
      'r/q1': { deliveries: 5, voiceAttempts: 300, liveMin: 90, machine: 9 },
      's/q2': { deliveries: 7, voiceAttempts: 80, liveMin: 8, machine: 9 },
    };
    let looked = 0;
    for (const column of ['configuration', 'queue'] as const) {
      const groups = scopeGroups(column, partsOf(today), weeks(week, week, today, week), (key) => key);
      for (const watched of WATCHED) {
        const all = differenceContributions(column, groups, watched);
        if (all.length === 0) continue;
        looked++;
        expect(
          all.reduce((sum, { share }) => sum + share, 0),
          `${column} ${watched.id}`,
        ).toBeCloseTo(1, 9);
      }
    }
    expect(looked).toBeGreaterThan(4);
  });
});

test('caps that were broken and attempts after a wish name who made them, among all that there are', () => {
  const rows = [
    call(0, { isDoNotContact: true, scope: scopeOf('a/q1') }),
    ...[1, 2, 3].map((hours) => call(hours, { scope: scopeOf('r/q1') })),
    call(4, { scope: scopeOf('/q2') }),
  ];
  const rulePack = { ...US_FEDERAL, caps: [{ id: 'daily', name: 'Two a day', attempts: 2, hours: 24 }] };
  const contacts = { metrics: metricsOf(rows, { caps: rulePack.caps }) };
  const cells = cellsOf({ 'a/q1': { attempts: 1 }, 'r/q1': { attempts: 3 }, '/q2': { attempts: 1 } });
  const { signals = [] } = reportOf({ cube: { cells }, contacts, rulePack, names: NAMES });
  const told = signals.map(({ kind, most, opens, evidence }) => [
    kind,
    most?.map(({ key, value }) => [key, value]),
    opens,
    [evidence.numerator, evidence.denominator],
  ]);
  expect(told).toEqual([
    ['afterDoNotContact', [['r', 3], ['', 1]], { scope: { configuration: 'r' }, section: 'complianceLine' }, [4, 5]],
    ['frequencyCap', [['r', 2], ['', 1]], { scope: { configuration: 'r' }, section: 'caps' }, [3, 5]],
  ]); // biome-ignore format: one a line
});

test('stuck deliveries tell each queue its part of all of them, and open that queue', () => {
  const open = (queue: string, deliveries: number) => ({
    scope: { ...scopeOf(`r/${queue}`) },
    status: 'Pending',
    age: 'over 24 h',
    isZombie: true,
    deliveries,
  });
  const { signals = [] } = reportOf({ load: { atMs: 0, open: [open('q1', 6), open('', 2)], lastHour: [] }, names: NAMES });
  expect(signals.map(({ id, most, opens }) => [id, most?.map(({ key, share }) => [key, share]), opens?.scope])).toEqual([
    ['stuck:q1', [['q1', 0.75]], { queue: 'q1' }],
    ['stuck:', [['', 0.25]], { queue: '' }],
  ]);
});

test('a version that is stored without them has what can be made of it', () => {
  const report = reportOf({
    cube: { cells: cellsOf({ 'r/q1': { hoursViolation: 3 }, 's/q1': { hoursViolation: 1 } }, { 'r/q1': '20', 's/q1': '21' }) },
    names: NAMES,
  });
  expect(toldSignals(report)).toBe(report.signals);
  const { signals: _, ...older } = report;
  const [signal] = toldSignals({ ...older, signals: signalsOf(report).map(({ opens: _opens, ...rest }) => rest) });
  expect(signal).toMatchObject({ usual: null, hours: { from: 20, to: 21 }, opens: { scope: { configuration: 'r' } } });
  expect(signal?.most?.map(({ name, share }) => [name, share])).toEqual([
    ['Renewals', 0.75],
    ['s', 0.25],
  ]);
});
