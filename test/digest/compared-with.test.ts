/** What a digest says of the period that it is held against, and of what nobody can say since it was not read. */
import { describe, expect, test } from 'vitest';
import { calmLine } from '../../src/digest/attention.ts';
import { digestViewOf } from '../../src/digest/digest-view.ts';
import { headlineOf } from '../../src/digest/headline.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { tileRowsOf } from '../../src/digest/tiles.ts';
import type { Break } from '../../src/report/comparison/comparison-model.ts';
import type { Anomaly, EarlierPeriod, Report } from '../../src/report/report.ts';
import { signalsOf } from '../../src/report/signals/signals.ts';
import { withoutNumbers } from '../../src/report/unread.ts';
import { emptyReport, sampleReport } from '../support/sample-report.ts';

const SAMPLE = sampleReport();
const NUMBERS = SAMPLE.comparison.weekBefore;
const zone = 'Europe/Lisbon';

/** The sample held against another period. */
function against(part: Partial<EarlierPeriod>): Report {
  if (NUMBERS === null) throw new Error('the sample has nothing to compare with');
  const day = { ...NUMBERS, kind: 'day', until: null, days: { now: 1, before: 1 }, perDay: false } as const;
  return { ...SAMPLE, comparison: { ...SAMPLE.comparison, anomalies: [], weekBefore: null, before: { ...day, ...part } } };
}

const OCTOBER = {
  kind: 'month',
  period: { from: '2026-10-01', to: '2026-10-31', zone, days: 31 },
  days: { now: 30, before: 31 },
  perDay: true,
} as const;
const THIRTY = {
  kind: 'rolling',
  period: { from: '2026-09-24', to: '2026-10-23', zone, days: 30 },
  days: { now: 30, before: 30 },
} as const;

describe('the period compared with', () => {
  test.each([
    [{}, 'more than a week before.', 'Changes are against Sunday 15 November 2026.'],
    [
      { until: '2026-11-15T10:00:00Z' },
      'more than a week before by then.',
      'Changes are against the same part of Sunday 15 November 2026.',
    ],
    [OCTOBER, 'more than in October.', 'Changes are against October (Thursday 1 October to Saturday 31 October 2026), counts per day.'],
    [
      { ...OCTOBER, until: '2026-10-10T00:00:00Z', perDay: false },
      'more than in the same part of October.',
      'Changes are against the same part of October (Thursday 1 October',
    ],
    [
      THIRTY,
      'more than in the 30 days before.',
      'Changes are against the 30 days before (Thursday 24 September to Friday 23 October 2026).',
    ],
    [{ ...OCTOBER, kind: 'quarter' }, 'more than in Q4 2026.', 'Changes are against Q4 2026 ('],
    [{ ...OCTOBER, kind: 'year' }, 'more than in 2026.', 'Changes are against 2026 ('],
    [{ kind: 'week' }, 'more than in the week before.', 'Changes are against the week before ('],
  ] as const)('of %j is named in the headline and beside the figures', (part, headline, line) => {
    const report = against(part as Partial<EarlierPeriod>);
    expect(headlineOf(report)).toContain(headline);
    expect(digestViewOf(report).comparedWith[0]).toContain(line);
  });

  test('gives counts per day where the lengths differ', () => {
    const twice = { ...OCTOBER, days: { now: 1, before: 2 } };
    const change = (report: Report) => tileRowsOf(report)[0]?.[0]?.change;
    // 1,204 in a day against 1,072 in two.
    expect(change(against(twice))).toEqual({ arrow: '▲', text: '+124.6 %' });
    expect(change(against({}))).toEqual({ arrow: '▲', text: '+12.3 %' });
  });

  test('tells which settings changed in between, and when', () => {
    const { comparison, ...report } = against({});
    const linesOf = (...crosses: Break['crosses']) => {
      const breaks = [{ at: '2026-11-18T09:00:00Z', rules: 3, settings: ['SHORT_CALL_SECONDS'], crosses }];
      return digestViewOf({ ...report, comparison: { ...comparison, breaks } }).comparedWith;
    };
    expect(linesOf('period', 'before', 'anomalies').at(-1)).toBe(
      'Settings changed on 18 Nov 2026, 09:00: SHORT_CALL_SECONDS. What is compared was filed partly before that, partly after.',
    );
    expect(linesOf('period').at(-1)).toBe(
      'Settings changed on 18 Nov 2026, 09:00: SHORT_CALL_SECONDS. The deliveries of this period were filed partly before that, partly after.',
    );
  });
});

describe('headline, arrows and findings', () => {
  const anomaly = (part: Partial<Anomaly>): Report => {
    const report = against({});
    const one = {
      id: 'liveMin',
      name: 'Live answer rate, at least',
      value: 0.112,
      median: 0.2,
      spread: 0.01,
      score: -8,
      weeks: 8,
      ...part,
    };
    return { ...report, comparison: { ...report.comparison, anomalies: [one] } };
  };
  const arrowOf = (report: Report, label: string) =>
    tileRowsOf(report)
      .flat()
      .find((tile) => tile.label === label)?.change?.arrow;

  test('never contradict each other: an unusual day is told against what is usual, and gets no arrow the other way', () => {
    // More than a week before, and far less than usual: last week was the odd one.
    const report = anomaly({});
    expect(headlineOf(report)).toContain('reached a person, usually at least 20.0 % on Sundays.');
    expect(arrowOf(report, 'Live answer')).toBe('');
    expect(digestViewOf(report).attention).toContain('Live answer rate of at least 11.2 %, usually 20.0 % on Sundays.');
    expect(arrowOf(against({}), 'Live answer')).toBe('▲');
    expect(arrowOf(anomaly({ median: 0.05, score: 8 }), 'Live answer')).toBe('▲');
  });

  test('come from one list, each signal once, with its rule and what it is made of', () => {
    const signals = signalsOf(SAMPLE);
    expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
    expect(signals.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['anomaly', 'abandonment', 'callerId', 'change', 'stuck']));
    for (const { threshold, evidence } of signals) {
      expect(threshold).not.toBe('');
      expect(evidence.numerator ?? evidence.score).not.toBeNull();
    }
    expect(signals.filter(({ kind }) => kind === 'change').map(({ what }) => what)).toEqual(
      expect.arrayContaining([...SAMPLE.comparison.signals]),
    );
  });
});

describe('what was not read', () => {
  const unread = (): Report => ({
    ...withoutNumbers(emptyReport()),
    read: 'none',
    provisional: true,
    provisionalReasons: ['The deliveries of this period have not been read from Dataverse yet.'],
  });

  test('is said instead of any figure: no 0, no table, no calm', () => {
    const { subject, text } = renderDigest(unread());
    expect(subject).toBe('Proactive engagement, Sun 22 Nov 2026: not read yet');
    expect(text).toContain('\n\nSunday 22 November 2026 has not been read from Dataverse.\n\n');
    expect(text).toContain('Deliveries: n/a\n');
    expect(text).not.toContain('No delivery was finished');
    expect(text).not.toContain('Nothing found');
    expect(digestViewOf(unread())).toMatchObject({ tables: [], attention: [], worthALook: [], calm: null });
    const values = digestViewOf(unread())
      .tileRows.flat()
      .map(({ value }) => value);
    expect(new Set(values)).toEqual(new Set(['n/a']));
  });

  test('in part leaves nobody calm, and no day without deliveries', () => {
    const running: Report = { ...emptyReport(), read: 'part', provisional: true, provisionalReasons: ['It runs.'] };
    expect(headlineOf(running)).toBe('No delivery was finished on Sunday 22 November, as far as that has been read.');
    expect(digestViewOf(running).calm).toMatch(/^Whether this needs attention cannot be said yet/);
  });

  test('of the weeks before is said beside the calm line', () => {
    const report = emptyReport();
    const young = { ...report, comparison: { ...report.comparison, unwatched: '1 of 4 weekdays' } };
    const none = { urgent: [], possible: [] };
    expect(calmLine(young, none)).toBe('Nothing found that needs attention. Not held against usual days: 1 of 4 weekdays.');
    expect(calmLine(report, none)).toBe('Nothing found that needs attention.');
    expect(calmLine(report, { urgent: ['x'], possible: [] })).toBeNull();
  });
});
