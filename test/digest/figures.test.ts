/** The figures at the top: values, changes, days. */
import { describe, expect, test } from 'vitest';
import { type FigureId, figuresOf, PRESET_FIGURES } from '../../src/digest/figures.ts';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { PRESETS } from '../../src/digest/presets.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Report, TrendPoint } from '../../src/report/report.ts';
import { signalsOf } from '../../src/report/signals/signals.ts';
import { wordsOf } from '../../src/words/words.ts';
import { emptyReport, NO_COMPARISON, sampleReport } from '../support/sample-report.ts';

const report = sampleReport();
const figure = (of: Report, id: FigureId) => {
  const [found] = figuresOf([id], { report: of, signals: signalsOf(of), words: wordsOf('en') }, DEFAULT_BRAND);
  return found;
};
const against = (part: Partial<Report['totals']>, signals: Report['comparison']['signals'] = []): Report => {
  const rates = report.comparison.weekBefore?.rates ?? report.rates;
  const weekBefore = { period: report.period, totals: { ...report.totals, ...part }, rates };
  return { ...report, comparison: { ...NO_COMPARISON, weekBefore, signals } };
};

describe('a change', () => {
  test('of a rate has an arrow where it is a signal, and is grey where it may be noise', () => {
    expect(figure(against({}, ['liveMin']), 'reached')?.change).toEqual({ text: '▲ +2.8\u00a0pts', isClear: true });
    expect(figure(against({}, ['machine']), 'reached')?.change).toEqual({ text: '+2.8\u00a0pts', isClear: false });
  });

  test('of a count has one from 5 % on', () => {
    expect(figure(against({ deliveries: 1_300 }), 'deliveries')?.change?.text).toBe('▼ −7.4%');
    expect(figure(against({ contacts: 967 }), 'contacts')?.change).toEqual({ text: '+0.1%', isClear: false });
  });

  test.each([
    [9, 5],
    [0, 2],
    [1, 9],
  ])('of a count to %d from %d is none: one or two more are chance', (deliveries, before) => {
    const small = against({ deliveries: before });
    expect(figure({ ...small, totals: { ...small.totals, deliveries } }, 'deliveries')?.change?.isClear).toBe(false);
  });

  test('is not shown where there is nothing to compare', () => {
    const alone = { ...report, comparison: NO_COMPARISON };
    for (const preset of PRESETS) for (const id of PRESET_FIGURES[preset]) expect(figure(alone, id)?.change).toBeNull();
  });

  test('of a count is not shown where a part of the day was not read, unless it is held against the same part', () => {
    const { weekBefore } = report.comparison;
    if (weekBefore === null) throw new Error('the sample has nothing to compare with');
    const earlier = { ...weekBefore, kind: 'day', days: { now: 1, before: 1 }, perDay: false } as const;
    const partOf = (until: string | null): Report => {
      return { ...report, read: 'part', comparison: { ...report.comparison, before: { ...earlier, until } } };
    };
    const changeOf = (until: string | null, id: FigureId) => figure(partOf(until), id)?.change?.text;
    const told = (of: Report) => signalsOf(of).some(({ id }) => id === 'change:deliveries');
    expect([changeOf(null, 'deliveries'), changeOf('2026-11-15T10:00:00Z', 'deliveries')]).toEqual([undefined, '▲ +12.3%']);
    expect(changeOf(null, 'reached')).toContain('+2.8');
    // The report's own signals say the same.
    expect([told(partOf(null)), told(partOf('2026-11-15T10:00:00Z'))]).toEqual([false, true]);
    const lacking: Report = { ...report, quality: [{ id: 'unreadableHours', name: '', count: 4, values: [] }] };
    expect([told(report), told(lacking), figure(lacking, 'deliveries')?.change]).toEqual([true, false, null]);
  });

  test('of counts is per day where the lengths differ', () => {
    const { weekBefore } = report.comparison;
    if (weekBefore === null) throw new Error('the sample has nothing to compare with');
    const twice = { ...weekBefore, kind: 'month', until: null, days: { now: 1, before: 2 }, perDay: true } as const;
    // 1,204 in a day against 1,072 in two.
    expect(figure({ ...report, comparison: { ...report.comparison, before: twice } }, 'deliveries')?.change?.text).toBe('▲ +124.6%');
  });
});

describe('the days', () => {
  const day = (date: string, deliveries: number | null): TrendPoint => ({
    date,
    read: deliveries !== null,
    deliveries,
    attempts: deliveries,
    rates: { offHook: null, liveMin: null, liveMax: null, rightParty: null, conversion: null, abandonment: null },
  });
  const withDays = { ...report, trend: [day('2026-11-20', 500), day('2026-11-21', null), day('2026-11-22', 1_000)] };

  test('are bars of which the last is the mail\u2019s own, with a gap where a day was not read', () => {
    expect(figure(withDays, 'deliveries')?.bars?.map(({ kind, share }) => [kind, share])).toEqual([
      [null, 0.5],
      ['none', null],
      ['now', 1],
    ]);
  });

  test('are those of the last two weeks of a single day alone', () => {
    const trend = Array.from({ length: 57 }, (_, i) => day(`day ${i}`, i));
    expect(figure({ ...report, trend }, 'deliveries')?.bars).toHaveLength(14);
    expect(figure({ ...report, trend, period: { ...report.period, days: 7 } }, 'deliveries')?.bars).toBeNull();
  });

  test('are left out where nothing is known of them, and in reports that are older than they', () => {
    expect(figure(withDays, 'reached')?.bars).toBeNull();
    expect(figure(report, 'deliveries')?.bars).toBeNull();
  });
});

test('what is not measured says so, and is no 0', () => {
  const empty = emptyReport();
  expect(figure(empty, 'converted')).toMatchObject({ value: 'n/a', note: 'not measured' });
  expect(figure(empty, 'abandoned')).toMatchObject({ value: 'n/a', note: 'not measured' });
  expect(figure(empty, 'open')).toMatchObject({ value: 'n/a', note: 'not counted' });
  expect(figure(report, 'open')?.note).toBeNull();
});

test('abandonment says whether a configuration is over its limit', () => {
  expect(figure(report, 'abandoned')).toMatchObject({ value: '0.8%', note: '30 days: over' });
  const { abandonment } = report.compliance;
  const regulatory = abandonment.regulatory.filter(({ room }) => room >= 0);
  const within = { ...report, compliance: { ...report.compliance, abandonment: { ...abandonment, regulatory } } };
  expect(figure(within, 'abandoned')?.note).toBe('30 days: ok');
  const today = { ...within.compliance.abandonment, microsoft: rateOf(0, 0) };
  expect(figure({ ...within, compliance: { ...within.compliance, abandonment: today } }, 'abandoned')).toMatchObject({
    value: 'n/a',
    note: null,
  });
});
