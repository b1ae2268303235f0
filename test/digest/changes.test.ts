import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/digest/changes.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Report } from '../../src/report/report.ts';
import { hostileReport } from '../support/hostile-report.ts';
import { emptyReport, sampleReport } from '../support/sample-report.ts';
import { attribute, item } from './sample-items.ts';

const counts = { attempts: 0, voiceAttempts: 0, offHook: 0, liveMin: 0, liveMax: 0, rightParty: 0, converted: 0 };

/** The sample day with so many deliveries of each result. */
function withResults(results: Readonly<Record<string, number>>, change: Partial<Report> = {}): Report {
  const byResult = Object.entries(results).map(([key, deliveries]) => ({ key, name: key, deliveries, ...counts }));
  return { ...sampleReport(), ...change, byResult };
}

function withTotals(change: Partial<Report['totals']>): Partial<Report> {
  return { totals: { ...sampleReport().totals, ...change } };
}

describe('changesBetween()', () => {
  test('counts late results, changed ones and those that are gone', () => {
    const before = withResults({ LiveAnswer: 100, Busy: 10 });
    expect(changesBetween(before, withResults({ LiveAnswer: 130, Busy: 10, NoAnswer: 13 }))).toEqual(['43 late results']);
    expect(changesBetween(before, withResults({ LiveAnswer: 102, Busy: 8 }))).toEqual(['2 results changed']);
    expect(changesBetween(before, withResults({ LiveAnswer: 102, Busy: 9 }))).toEqual(['1 late result', '1 result changed']);
    expect(changesBetween(before, withResults({ LiveAnswer: 97 }))).toEqual(['13 deliveries fewer']);
    expect(changesBetween(before, before)).toEqual([]);
  });

  test('names up to three rates that read differently, from what to what', () => {
    const { rates } = sampleReport();
    const after = { ...rates, offHook: rateOf(116, 1000), liveMin: rateOf(50, 1000) };
    const before = { ...rates, offHook: rateOf(112, 1000), liveMin: rateOf(0, 0) };
    expect(changesBetween({ ...sampleReport(), rates: before }, { ...sampleReport(), rates: after })).toEqual([
      'off-hook rate 11.2 % to 11.6 %',
      'live answer rate (at least) n/a to 5.0 %',
    ]);
    const all = Object.fromEntries(Object.keys(rates).map((id) => [id, rateOf(1, 7)])) as Report['rates'];
    expect(changesBetween(sampleReport(), { ...sampleReport(), rates: all })).toHaveLength(3);
  });

  test('says what was created late, and codes, attributes and contacts where no result is news', () => {
    const { intake } = sampleReport().totals;
    expect(changesBetween(sampleReport(), { ...sampleReport(), ...withTotals({ intake: (intake ?? 0) + 1 }) })).toEqual([
      '1 created delivery more',
    ]);
    const before = { ...sampleReport(), byDisposition: [], byAttribute: [] };
    const after = {
      ...before,
      ...withTotals({ contacts: 970 }),
      byDisposition: [item('Sold', 4), { ...item('', 9), key: '' }],
      byAttribute: [attribute('language', 'pt', 7, 0)],
    };
    const details = ['4 late disposition codes', '7 late attributes', 'contacts 968 to 970'];
    expect(changesBetween(before, after)).toEqual(details);
    expect(changesBetween(withResults({ Busy: 1 }, before), withResults({ Busy: 2 }, after))).toEqual(expect.not.arrayContaining(details));
  });

  test('compares with a version that lacks rates which were added since', () => {
    const { offHook, ...rates } = sampleReport().rates;
    const old = { ...sampleReport(), rates: rates as Report['rates'] };
    expect(offHook.value).not.toBeNull();
    expect(changesBetween(old, sampleReport())).toEqual([]);
  });

  test('finds words for a day that was empty, and for hostile values', () => {
    expect(changesBetween(emptyReport(), sampleReport())).not.toEqual([]);
    expect(changesBetween(sampleReport(), hostileReport())).not.toEqual([]);
  });
});
