/** What a digest says of so little that a figure would mean nothing. */
import { expect, test } from 'vitest';
import { meanLines } from '../../src/digest/lines/mean-lines.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import { abandonmentTable } from '../../src/digest/sections/abandonment-table.ts';
import { contactTable } from '../../src/digest/sections/contact-table.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import type { Report } from '../../src/report/report.ts';
import { LOOK_BACK_IDS, LOOK_BACKS, notReadBefore } from '../../src/report/unread.ts';
import { wordsOf } from '../../src/words/words.ts';
import { NO_COMPARISON, sampleReport } from '../support/sample-report.ts';

const report = sampleReport();
const words = wordsOf('en');

test('without a call nobody was to be reached live, which is no 0 %', () => {
  const contacts = { ...report.contacts, contactRate: rateOf(0, 63) };
  const named = (totals: Report['totals']) => contactTable({ contacts, totals }, words)?.rows.map(({ name }) => name) ?? [];
  expect(named({ ...report.totals, voiceAttempts: 0 }).filter((name) => name.startsWith('Reached live'))).toEqual([]);
  expect(named(report.totals)).toContain('Reached live, at least, of loaded');
});

test('the means of days without a call tell counts only', () => {
  const none = Object.fromEntries(Object.keys(report.rates).map((id) => [id, rateOf(0, 0)])) as unknown as Report['rates'];
  const mean7 = { days: 7, deliveriesPerDay: 45, attemptsPerDay: 41, rates: none };
  expect(meanLines({ ...NO_COMPARISON, mean7 }, words)).toEqual(['Mean of the 7 days before: 45 deliveries and 41 attempts a day.']);
});

test('the note on abandonment speaks of live-answered calls only where a row has them', () => {
  const { compliance, totals } = report;
  const without = { ...compliance, abandonment: { ...compliance.abandonment, regulatory: [] } };
  expect(abandonmentTable({ compliance, totals }, words)?.note).toContain(' Live, at least: ');
  expect(abandonmentTable({ compliance: without, totals }, words)?.note).not.toContain('Live, at least');
});

test('what lacks the days before it is named in full', () => {
  const { text } = renderDigest(
    { ...report, compliance: { ...report.compliance, notMeasured: notReadBefore(LOOK_BACK_IDS) } },
    { preset: 'full' },
  );
  const oneLine = text.replace(/\s+/g, ' ');
  for (const id of LOOK_BACK_IDS) expect(oneLine).toContain(`- ${LOOK_BACKS[id].name}: it looks back over `);
});

test('a day on which open deliveries were not counted says how they come to be counted', () => {
  const { text } = renderDigest({ ...report, backlog: null }, { preset: 'supervisor' });
  expect(text.replace(/\s+/g, ' ')).toContain(
    'BACKLOG Not known: open deliveries are counted each time Dataverse is read, and no count was made in this period.',
  );
});
