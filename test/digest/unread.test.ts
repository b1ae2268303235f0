/** What a mail says of what nobody can know since it was not read. */
import { describe, expect, test } from 'vitest';
import { digestViewOf } from '../../src/digest/digest-view.ts';
import { renderDigest } from '../../src/digest/render-digest.ts';
import type { Report } from '../../src/report/report.ts';
import { withoutNumbers } from '../../src/report/unread.ts';
import { emptyReport } from '../support/sample-report.ts';

const UNREAD: Report = {
  ...withoutNumbers(emptyReport()),
  read: 'none',
  provisional: true,
  provisionalReasons: ['The deliveries of this period have not been read from Dataverse yet.'],
};

describe('what was not read', () => {
  test('is said instead of any figure: no 0, no table, no calm', () => {
    const { subject, text } = renderDigest(UNREAD, { preset: 'full' });
    expect(subject).toBe('Sun 22 Nov: not read yet');
    expect(text).toContain('SUNDAY 22 NOVEMBER HAS NOT BEEN READ.');
    expect(text).toContain('- The deliveries of this period have not been read from Dataverse yet');
    expect(text).not.toMatch(/No delivery was finished|Nothing needs/i);
    expect(digestViewOf(UNREAD, { preset: 'full' })).toMatchObject({ figureRows: [], findings: [], comparedWith: [] });
    expect(digestViewOf(UNREAD, { preset: 'full' }).sections.filter(({ table, strip, marks }) => table ?? strip ?? marks)).toEqual([]);
  });

  test('in part leaves nobody calm', () => {
    const running: Report = { ...emptyReport(), read: 'part', provisional: true, provisionalReasons: ['It runs.'] };
    expect(digestViewOf(running).verdict).toBe('Too early to say: numbers can still change.');
  });

  test('of the weeks before is said beside the verdict', () => {
    const report = emptyReport();
    const young = { ...report, comparison: { ...report.comparison, unwatched: '1 of 4 weekdays' } };
    expect(digestViewOf(young).unwatched).toBe('Not held against usual days: 1 of 4 weekdays.');
    expect(digestViewOf(report).unwatched).toBeNull();
    expect(digestViewOf({ ...young, provisional: true }).unwatched).toBeNull();
  });
});
