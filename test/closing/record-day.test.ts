/** What goes on record of a day, and why. */
import { describe, expect, test } from 'vitest';
import { changesFor, reasonFor, recordDay } from '../../src/closing/record-day.ts';
import type { Report } from '../../src/report/report.ts';
import { historyOf } from '../lookup/stored-facts.ts';
import { damage } from '../support/damage.ts';
import { emptyReport, provisionalReport, sampleReport } from '../support/sample-report.ts';

const DAY = { from: '2026-11-22', zone: 'Europe/Lisbon' };
const CUBE = { cells: [] };

describe('reasonFor()', () => {
  const provisional: Report = { ...sampleReport(), provisional: true, provisionalReasons: ['It has only just ended.'] };
  const more: Report = { ...sampleReport(), totals: { ...sampleReport().totals, intake: 1_311 } };

  test.each([
    ['a first version', undefined, sampleReport(), 'closed'],
    ['a first version that can change', undefined, provisional, 'provisional: It has only just ended.'],
    ['a provisional one that became final', provisional, sampleReport(), 'closed'],
    ['one that became final with other numbers', provisional, more, 'closed; 1 created delivery more'],
    ['other numbers', sampleReport(), more, '1 created delivery more'],
    ['a final one that is not any more', sampleReport(), provisional, 'provisional again'],
    ['other definitions', { ...sampleReport(), definitions: '0' }, more, 'definitions 0 to 1; 1 created delivery more'],
    ['what no word is known for', sampleReport(), sampleReport(), 'other figures changed'],
  ])('of %s', (_, before, after, reason) => {
    expect(reasonFor(changesFor(before, after), after)).toBe(reason);
  });
});

describe('recordDay()', () => {
  const load = (report: Report) => () => Promise.resolve({ report, cube: CUBE });

  test('keeps the version that has contacts where they can no longer be had', async () => {
    const { snapshots } = await historyOf([]);
    const first = await recordDay(snapshots, DAY, load(sampleReport()));
    expect(first).toMatchObject({ version: 1, added: true, reason: 'closed' });
    const { report, ...second } = await recordDay(snapshots, DAY, load(emptyReport()));
    expect(second).toMatchObject({ version: 1, added: false, isTold: false });
    expect(report.contacts.contacts).toBeNull();
    expect((await snapshots.latest(DAY.zone, DAY.from))?.report.contacts.contacts).not.toBeNull();
  });

  test('says whether the version of equal counts tells all that the report now does, but for its moments', async () => {
    const { snapshots } = await historyOf([]);
    const report = sampleReport();
    expect(await recordDay(snapshots, DAY, load(report))).toMatchObject({ added: true, isTold: true });
    const later = { ...report, generatedAt: '2026-11-30T00:00:00.000Z', asOf: null };
    expect(await recordDay(snapshots, DAY, load(later))).toMatchObject({ added: false, isTold: true });
    const { compliance } = report;
    const capped = { ...report, compliance: { ...compliance, outsideHours: [], abandonment: { ...compliance.abandonment, days: 1 } } };
    expect(await recordDay(snapshots, DAY, load(capped))).toMatchObject({ version: 1, added: false, isTold: false });
  });

  test('keeps why each version was made, as data and in words, and restates nothing where a newer release tells more of equal numbers', async () => {
    const { snapshots } = await historyOf([]);
    await recordDay(snapshots, DAY, load(sampleReport()));
    const told: Report = { ...sampleReport(), provisionalNotes: [], trend: [], signals: [] };
    expect(await recordDay(snapshots, DAY, load(told))).toMatchObject({ version: 1, added: false });
    const { totals } = sampleReport();
    await recordDay(snapshots, DAY, load({ ...told, totals: { ...totals, intake: (totals.intake ?? 0) + 2 } }));
    expect(await snapshots.versions(DAY.zone, DAY.from)).toMatchObject([
      { reason: 'closed', changes: [{ id: 'closed', values: {} }], restates: false },
      { reason: '2 created deliveries more', changes: [{ id: 'moreCreated', values: { count: 2 } }], restates: true },
    ]);
  });

  test.each(['head', 'report'] as const)(
    'goes on where the %s of the version before cannot be read: with a version that can',
    async (what) => {
      const { snapshots, prefix } = await historyOf([]);
      await recordDay(snapshots, DAY, load(sampleReport()));
      await damage(prefix, { partition: 'snapshot|Europe|Lisbon', row: '2026-11-22|000001' }, what);
      const next = await recordDay(snapshots, DAY, load(sampleReport()));
      expect(next).toMatchObject({ version: 2, added: true, reason: 'version 1 cannot be read; closed' });
      expect(await snapshots.latest(DAY.zone, DAY.from)).toMatchObject({ version: 2, report: { totals: sampleReport().totals } });
      expect((await snapshots.versions(DAY.zone, DAY.from)).map(({ version }) => version)).toEqual([1, 2]);
      expect(await recordDay(snapshots, DAY, load(sampleReport()))).toMatchObject({ version: 2, added: false });
    },
  );

  test('loads the numbers again where another writer was first, so that older ones never come last', async () => {
    const { snapshots } = await historyOf([]);
    const newer = { ...sampleReport(), totals: { ...sampleReport().totals, intake: 2 } };
    let loads = 0;
    const slow = await recordDay(snapshots, DAY, async () => {
      if (++loads > 1) return { report: newer, cube: CUBE };
      await recordDay(snapshots, DAY, load(newer));
      return { report: sampleReport(), cube: CUBE };
    });
    expect(loads).toBe(2);
    expect(slow).toMatchObject({ version: 1, added: false });
    expect(await snapshots.versions(DAY.zone, DAY.from)).toHaveLength(1);
  });

  test('makes a version where a provisional day became final, which is no restatement where the numbers are the same', async () => {
    const { snapshots } = await historyOf([]);
    const final = { ...provisionalReport(), provisional: false };
    await recordDay(snapshots, DAY, load(provisionalReport()));
    expect(await recordDay(snapshots, DAY, load(final))).toMatchObject({ version: 2, added: true, reason: 'closed' });
    expect((await snapshots.versions(DAY.zone, DAY.from)).map(({ restates }) => restates)).toEqual([false, false]);
  });
});
