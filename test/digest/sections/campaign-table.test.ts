/** The campaigns, and what is usual of them. */
import { expect, test } from 'vitest';
import { SAMPLES } from '../../../dev/mail-samples/samples.ts';
import { digestViewOf } from '../../../src/digest/digest-view.ts';
import { campaignTable } from '../../../src/digest/sections/campaign-table.ts';
import type { Report } from '../../../src/report/report.ts';
import { wordsOf } from '../../../src/words/words.ts';

const quiet = SAMPLES.quiet();
const labelsOf = (report: Report) => campaignTable(report, [], wordsOf('en'))?.columns.map(({ label }) => label);
const withUsual = (liveOf: (i: number) => number | null): Report => ({
  ...quiet,
  byConfiguration: quiet.byConfiguration.map((item, i) => ({ ...item, usual: { deliveries: null, live: liveOf(i), weeks: 1 } })),
});

test('the column of what is usual is there where it is known of one, and left out where it is of none', () => {
  expect(labelsOf(quiet)).toEqual(['Deliveries', 'Reached', 'Usually']);
  expect(labelsOf(withUsual((i) => (i === 1 ? 0.2 : null)))).toEqual(['Deliveries', 'Reached', 'Usually']);
  expect(labelsOf(withUsual(() => null))).toEqual(['Deliveries', 'Reached']);
});

test('a day that is held against nothing usual has no usual value, in table, sentence or finding', () => {
  const late = SAMPLES['one-violation']();
  expect(digestViewOf(late).findings[0]?.text).toMatch(/; usually \d+\.$/);
  const unwatched = { ...late, comparison: { ...late.comparison, unwatched: 'too few weeks', anomalies: [] } };
  const { findings, sentence, sections } = digestViewOf(unwatched);
  expect([findings[0]?.text, sentence, JSON.stringify(sections)].join()).not.toMatch(/usually/i);
});

test('a breach as on other days is a finding, which does not say what is usual', () => {
  const late = SAMPLES['one-violation']();
  const asUsual = (usual: (value: number) => number) => {
    const signals = late.signals?.map((one) => (one.kind === 'callingHours' ? { ...one, usual: usual(one.value ?? 0) } : one));
    return digestViewOf({ ...late, ...(signals && { signals }) }).findings[0]?.text;
  };
  expect(asUsual((value) => value + 0.4)).toMatch(/outside calling hours/);
  expect(asUsual((value) => value + 0.4)).not.toContain('usually');
  expect(asUsual((value) => value + 1)).toMatch(/; usually \d+\.$/);
});
