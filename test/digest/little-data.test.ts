/** What a digest says of so little that a figure would mean nothing. */
import { expect, test } from 'vitest';
import { meanLines } from '../../src/digest/means.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { abandonmentTable } from '../../src/digest/sections/abandonment-table.ts';
import { contactTable } from '../../src/digest/sections/contact-table.ts';
import { tileRowsOf } from '../../src/digest/tiles.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Report } from '../../src/report/report.ts';
import { LOOK_BACK_IDS, LOOK_BACKS, notReadBefore } from '../../src/report/unread.ts';
import { NO_COMPARISON, sampleReport } from '../support/sample-report.ts';

const report = sampleReport();
type Count = 'deliveries' | 'attempts' | 'contacts' | 'intake';
const COUNTS: readonly Count[] = ['deliveries', 'attempts', 'contacts', 'intake'];

/** Each count so much now and so much a week before; calls of 6 s now and 338 s then. */
function changed(now: number, before: number): Report {
  const totals = (count: number, seconds: number) => ({
    ...report.totals,
    ...Object.fromEntries(COUNTS.map((key) => [key, count])),
    callSeconds: { ...report.totals.callSeconds, count, p50: seconds, p90: seconds },
  });
  const weekBefore = { period: report.period, totals: totals(before, 338), rates: report.rates };
  return { ...report, totals: totals(now, 6), comparison: { ...NO_COMPARISON, weekBefore } };
}

const arrowsOf = (of: Report) =>
  tileRowsOf(of)
    .flat()
    .map(({ change }) => change?.arrow);

test.each([
  [9, 5],
  [0, 2],
  [1, 9],
])('%d after %d has no arrow: one or two more are chance', (now, before) => {
  expect(arrowsOf(changed(now, before)).filter(Boolean)).toEqual([]);
});

test('a count that falls from ten to nothing has its arrow, and a length of calls where there are ten on both sides', () => {
  expect(arrowsOf(changed(0, 10))).toEqual(['▼', '▼', '▼', '', '', '']);
  expect(arrowsOf(changed(10, 10))).toEqual(['', '', '', '', '', '▼']);
});

test('without a call nobody was to be reached live, which is no 0 %', () => {
  const contacts = { ...report.contacts, contactRate: rateOf(0, 63) };
  const named = (totals: Report['totals']) => contactTable({ contacts, totals })?.rows.map(({ name }) => name) ?? [];
  expect(named({ ...report.totals, voiceAttempts: 0 }).filter((name) => name.startsWith('Reached live'))).toEqual([]);
  expect(named(report.totals)).toContain('Reached live, at least, of loaded');
});

test('the means of days without a call tell counts only', () => {
  const none = Object.fromEntries(Object.keys(report.rates).map((id) => [id, rateOf(0, 0)])) as unknown as Report['rates'];
  const mean7 = { days: 7, deliveriesPerDay: 45, attemptsPerDay: 41, rates: none };
  expect(meanLines({ ...NO_COMPARISON, mean7 })).toEqual(['Mean of the 7 days before: 45 deliveries and 41 attempts a day.']);
});

test('the note on abandonment speaks of live-answered calls only where a row has them', () => {
  const { compliance, totals } = report;
  const without = { ...compliance, abandonment: { ...compliance.abandonment, regulatory: [] } };
  expect(abandonmentTable({ compliance, totals })?.note).toContain(' Live, at least: ');
  expect(abandonmentTable({ compliance: without, totals })?.note).not.toContain('Live, at least');
});

test('what lacks the days before it is named in full', () => {
  const { text } = renderDigest({ ...report, compliance: { ...report.compliance, notMeasured: notReadBefore(LOOK_BACK_IDS) } });
  for (const id of LOOK_BACK_IDS) expect(text).toContain(`- ${LOOK_BACKS[id].name}: it looks back over `);
});
