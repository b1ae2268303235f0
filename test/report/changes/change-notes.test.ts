/** What changed between two versions of a day, as data; test/digest/changes.test.ts has the same in words. */
import { expect, test } from 'vitest';
import { rateOf } from '../../../src/metrics/kpis/rate.ts';
import { changeNotes } from '../../../src/report/changes/change-notes.ts';
import type { Report } from '../../../src/report/report.ts';
import { emptyReport, sampleReport } from '../../support/sample-report.ts';

const counts = { attempts: 0, voiceAttempts: 0, offHook: 0, liveMin: 0, liveMax: 0, rightParty: 0, converted: 0 };
const withResults = (results: Readonly<Record<string, number>>): Report => ({
  ...sampleReport(),
  byResult: Object.entries(results).map(([key, deliveries]) => ({ key, name: key, deliveries, ...counts })),
});

test('changeNotes() gives counts and whole shares rather than words', () => {
  const { rates, totals } = sampleReport();
  const before = { ...withResults({ LiveAnswer: 100, Busy: 10 }), rates: { ...rates, offHook: rateOf(112, 1000), liveMin: rateOf(0, 0) } };
  const after: Report = {
    ...withResults({ LiveAnswer: 130, Busy: 9 }),
    rates: { ...rates, offHook: rateOf(116, 1000), liveMin: rateOf(1, 8) },
    totals: { ...totals, intake: (totals.intake ?? 0) - 2 },
    unreadBefore: ['caps'],
  };
  expect(changeNotes(before, after)).toEqual([
    { id: 'lateResults', values: { count: 29 } },
    { id: 'changedResults', values: { count: 1 } },
    { id: 'fewerCreated', values: { count: 2 } },
    { id: 'rate', values: { rate: 'offHook', from: 0.112, to: 0.116 } },
    { id: 'rate', values: { rate: 'liveMin', from: null, to: 0.125 } },
    { id: 'fewerDaysRead', values: {} },
  ]);
});

test('changeNotes() passes over rates that read the same', () => {
  const { rates } = sampleReport();
  const of = (numerator: number): Report => ({ ...sampleReport(), rates: { ...rates, offHook: rateOf(numerator, 100_000) } });
  expect(changeNotes(of(11_200), of(11_210))).toEqual([]);
  expect(changeNotes(of(11_200), of(11_260))).toHaveLength(1);
});

test('changeNotes() of contacts that are not known any more tell null, and all of them survive JSON', () => {
  const gone: Report = { ...sampleReport(), totals: { ...sampleReport().totals, contacts: null } };
  expect(changeNotes(sampleReport(), gone)).toEqual([{ id: 'contacts', values: { from: 968, to: null } }]);
  const all = changeNotes(emptyReport(), sampleReport());
  expect(JSON.parse(JSON.stringify(all))).toEqual(all);
});
