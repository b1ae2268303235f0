/** What a mail says of the period that it is held against, and of settings that changed in between. */
import { describe, expect, test } from 'vitest';
import { comparedLines } from '../../../src/digest/lines/compared-lines.ts';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import type { Break } from '../../../src/report/comparison/comparison-model.ts';
import type { EarlierPeriod, Report } from '../../../src/report/report.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { NO_COMPARISON, sampleReport } from '../../support/sample-report.ts';

const SAMPLE = sampleReport();
const NUMBERS = SAMPLE.comparison.weekBefore;
const zone = 'Europe/Lisbon';
const linesOf = (report: Report, isWhole = false) => comparedLines(report, wordsOf('en'), { isWhole });

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
    [{}, 'Changes are against Sun, 15 Nov 2026.'],
    [{ until: '2026-11-15T10:00:00Z' }, 'Changes are against the same part of Sun, 15 Nov 2026.'],
    [OCTOBER, 'Changes are against October (Thu, 1 Oct – Sat, 31 Oct 2026), counts per day.'],
    [{ ...OCTOBER, until: '2026-10-10T00:00:00Z', perDay: false }, 'Changes are against the same part of October ('],
    [THIRTY, 'Changes are against the 30 days before (Thu, 24 Sept – Fri, 23 Oct 2026).'],
    [{ ...OCTOBER, kind: 'quarter' }, 'Changes are against Q4 2026 ('],
    [{ ...OCTOBER, kind: 'year' }, 'Changes are against 2026 ('],
    [{ kind: 'week' }, 'Changes are against the week before ('],
    [{ kind: 'week', compare: 'yearBefore' }, 'Changes are against Sun, 15 Nov 2026.'],
  ] as const)('of %j is named', (part, line) => {
    expect(linesOf(against(part as Partial<EarlierPeriod>))[0]?.replace(/[\u2009\u202f]/g, ' ')).toContain(line);
  });

  test('is not spoken of where there is none', () => {
    expect(linesOf({ ...SAMPLE, comparison: NO_COMPARISON }, true)).toEqual([]);
  });

  test('stands with the means of the days before in a mail that is whole alone', () => {
    const means = (lines: readonly string[]) => lines.filter((line) => line.startsWith('Mean of the'));
    expect([means(linesOf(SAMPLE)).length, means(linesOf(SAMPLE, true)).length]).toEqual([0, 2]);
  });
});

test('settings that changed in between are told, and when', () => {
  const { comparison, ...report } = against({});
  const last = (...crosses: Break['crosses']) => {
    const breaks = [{ at: '2026-11-18T09:00:00Z', rules: 3, settings: ['SHORT_CALL_SECONDS'], crosses }];
    return linesOf({ ...report, comparison: { ...comparison, breaks } }).at(-1);
  };
  const changed = 'Settings changed on 18 Nov 2026, 09:00: SHORT_CALL_SECONDS.';
  expect(last('period', 'before', 'anomalies')).toBe(`${changed} What is compared was filed partly before that, partly after.`);
  expect(last('period')).toBe(`${changed} The deliveries of this period were filed partly before that, partly after.`);
});

test.each(['brief', 'full'] as const)('a mail of the preset "%s" tells of changed settings in HTML and text', (preset) => {
  const { comparison, ...report } = against({});
  const breaks = [{ at: '2026-11-18T09:00:00Z', rules: 3, settings: ['SHORT_CALL_SECONDS'], crosses: ['before'] as const }];
  const { html, text } = renderDigest({ ...report, comparison: { ...comparison, breaks } }, { preset });
  for (const said of [html, text.replace(/\s+/g, ' ')])
    expect(said).toContain('Settings changed on 18 Nov 2026, 09:00: SHORT_CALL_SECONDS.');
});
