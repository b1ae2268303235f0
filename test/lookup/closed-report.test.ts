/** Closed days told from their versions on record, on real Azurite: only while history knows nothing newer. */
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { recordDay } from '../../src/closing/record-day.ts';
import type { History } from '../../src/history/history.ts';
import type { DayState, QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { updateJson } from '../../src/history/tables/json-value.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import { rulePackOf, US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import type { Report } from '../../src/report/report.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf, periodOf } from '../../src/time/local-day.ts';
import { damage, damageDay } from '../support/damage.ts';
import { startStorageProxy } from '../support/storage-proxy.ts';
import { addLate, closed, DATE, DAY, FIRST_MS, MORNING_MS, QUERY, start, ZONE } from './closed-day.ts';

/** Puts a version on record that differs from the last one in what is given. */
async function addVersion({ snapshots }: History, change: (report: Report) => Report): Promise<void> {
  const last = await snapshots.latest(ZONE, DATE);
  if (last === undefined) throw new Error('there is no version');
  await snapshots.add(ZONE, DATE, { ...last, report: change(last.report), evenIfEqual: true });
}

describe('a day on record', () => {
  test('is told as it was computed when it was closed, and before that it is not', async () => {
    const { tell, compute, close, history, clock } = await start();
    expect(await tell()).toBeUndefined();
    await close();
    const { report } = await compute(QUERY);
    clock.nowMs += 5 * HOUR_MS;
    expect(await tell()).toEqual({ report, version: 1 });
    expect(report.totals.deliveries).toBeGreaterThan(0);
    expect(await history.snapshots.latest(ZONE, DATE)).toMatchObject({ version: 1, report });
  });

  test('is the same day however it was asked for', async () => {
    const { tell } = await closed();
    for (const kind of ['day', 'range', 'rolling', undefined] as const)
      expect(await tell({ period: DAY, scope: {}, extent: 'full', ...(kind && { kind }) }), kind).toMatchObject({ version: 1 });
  });

  test('is computed from the first late row on, until that is on record too', async () => {
    const { tell, compute, close, history, clock } = await closed();
    const before = (await tell())?.report.totals.deliveries ?? 0;
    await addLate(history, 'late 1');
    expect(await tell()).toBeUndefined();
    expect((await compute(QUERY)).report.totals.deliveries).toBe(before + 1);
    await close();
    expect(await tell()).toMatchObject({ version: 2, report: { totals: { deliveries: before + 1 } } });
    // A day is restated once an hour at most: meanwhile the version on record is not told.
    await addLate(history, 'late 2');
    expect(await close()).toEqual([]);
    expect(await tell()).toBeUndefined();
    clock.nowMs += HOUR_MS;
    await close();
    expect(await tell()).toMatchObject({ version: 3, report: { totals: { deliveries: before + 2 } } });
  });

  test('is computed once more of the days before it has been read, until that is on record', async () => {
    const { tell, close, history } = await closed();
    await harvestState(history.documents).addCoverage([FIRST_MS - 30 * 24 * HOUR_MS, FIRST_MS], MORNING_MS);
    expect(await tell()).toBeUndefined();
    await close();
    expect(await tell()).toMatchObject({ version: 2, report: { unreadBefore: [] } });
  });

  test('is computed once a record that it lists has got a name, or another one', async () => {
    const { tell, history } = await closed();
    const [listed] = (await tell())?.report.byQueue ?? [];
    const name = (id: string, text: string) => updateJson(history.values, { partition: 'names', row: 'queue' }, () => [[id, text, 0]]);
    await name('another queue', 'Renewals');
    expect(await tell()).toMatchObject({ version: 1 });
    await name(listed?.key ?? '', listed?.name ?? '');
    expect(await tell()).toMatchObject({ version: 1 });
    await name(listed?.key ?? '', 'Renewals');
    expect(await tell()).toBeUndefined();
  });

  test('is computed once an upload of the day turned out to have failed', async () => {
    const { tell, history } = await closed();
    const upload = { id: 'u', journey: 'j', configuration: 'c1', outcome: 'failed', createdMs: DAY.fromMs, message: '' };
    await history.documents.write({ partition: 'uploads', row: `${new Date(DAY.fromMs).toISOString()} u` }, upload, null);
    expect(await tell()).toBeUndefined();
  });

  test('does not tell what its digest told of other days', async () => {
    const { tell, compute, close, history } = await start();
    const { report, cube } = await compute(QUERY);
    const told = { ...report, restated: [{ date: '2026-10-20', version: 2, reason: 'late', at: '' }], missed: [] };
    await recordDay(history.snapshots, DAY, async () => ({ report: told, cube }));
    await close();
    expect(await tell()).toEqual({ report, version: 1 });
  });
});

describe('once its facts are no longer kept', () => {
  /** The days of UTC that it has a part of. */
  async function daysOf(quarters: QuarterStore): Promise<readonly DayState[]> {
    const days = await Array.fromAsync(quarters.listDays());
    return days.filter(({ dayMs }) => dayMs + DAY_MS > DAY.fromMs && dayMs < DAY.toMs);
  }

  async function freezeAll({ quarters }: History): Promise<void> {
    const days = await daysOf(quarters);
    const all = new Set(days.map(({ dayMs }) => dayMs));
    for (const day of days) expect(await quarters.freezeDay(day, all)).toBe(true);
  }

  /** All of the days before read: what could not look back is computed. */
  async function withDaysBefore() {
    const started = await start();
    await harvestState(started.history.documents).addCoverage([FIRST_MS - 30 * 24 * HOUR_MS, DAY.toMs], MORNING_MS);
    await started.close();
    return started;
  }

  test('a day is still told from its version, with the contacts that nobody could count any more', async () => {
    const { tell, compute, history } = await withDaysBefore();
    const before = await tell();
    await freezeAll(history);
    expect((await compute(QUERY)).report.totals.contacts).toBeNull();
    expect(before?.report.totals.contacts).toBeGreaterThan(0);
    expect(await tell()).toEqual(before);
  });

  test('a day is still told from its version once its counts are gone too', async () => {
    const { tell, compute, history } = await withDaysBefore();
    const before = await tell();
    await freezeAll(history);
    for (const day of await daysOf(history.quarters)) expect(await history.quarters.removeDay(day)).toBe(true);
    expect((await compute(QUERY)).report.totals.deliveries).toBe(0);
    expect(await tell()).toEqual(before);
  });

  test('a day that was filed to after its version was made is computed', async () => {
    const { tell, history, clock } = await withDaysBefore();
    clock.nowMs += HOUR_MS;
    await addLate(history, 'late');
    await freezeAll(history);
    expect(await tell()).toBeUndefined();
  });
});

describe('what is computed all the same', () => {
  let whole: ReturnType<typeof closed> | undefined;
  /** One for all tests that change nothing. */
  const unchanged = () => {
    whole ??= closed();
    return whole;
  };

  test.each<[string, Partial<ReportQuery> & { readonly allowed?: readonly unknown[] }]>([
    ['a part of the scopes', { scope: { channel: 'Voice' } }],
    ['counts alone', { extent: 'counts' }],
    ['two days', { period: periodOf('2026-10-24', DATE, ZONE), kind: 'range' }],
    ['a day that is not closed', { period: dayOf('2026-10-24', ZONE) }],
    ['another zone', { period: dayOf(DATE, 'UTC') }],
    ['a reader who may see a part', { allowed: [{ queue: 'q1' }] }],
    ['a reader who may see nothing', { allowed: [] }],
  ])('%s', async (_, part) => {
    const { tell } = await unchanged();
    expect(await tell()).toMatchObject({ version: 1 });
    expect(await tell({ ...QUERY, ...part })).toBeUndefined();
  });

  test.each<[string, (report: Report) => Report]>([
    ['is provisional', (report) => ({ ...report, provisional: true })],
    ['was computed by older definitions', (report) => ({ ...report, definitions: '3' })],
    [
      'was held against another rule pack',
      ({ compliance, ...report }) => ({ ...report, compliance: { ...compliance, rulePack: packOf('uk') } }),
    ],
    ['lacks a list of today', ({ byJourneyRun: _, ...report }) => report as Report],
    [
      'lacks a member of today further down',
      ({ compliance: { outsideHours: _, ...compliance }, ...report }) => ({ ...report, compliance }),
    ],
  ])('a day whose version %s', async (_, change) => {
    const { tell, history } = await closed();
    await addVersion(history, (report) => report);
    expect(await tell()).toMatchObject({ version: 2 });
    await addVersion(history, change);
    expect(await tell()).toBeUndefined();
  });

  test.each(['report', 'head'] as const)('a day whose version cannot be read, for its %s is damaged', async (what) => {
    const { tell, history } = await closed();
    await damage(history.prefix, { partition: 'snapshot|Europe|Lisbon', row: `${DATE}|000001` }, what);
    expect(await tell()).toBeUndefined();
  });

  test('a day of which a quarter hour cannot be read', async () => {
    const { tell, history } = await closed();
    const [state] = await Array.fromAsync(history.quarters.listStates(DAY.fromMs, DAY.toMs));
    await damageDay(history.prefix, state?.quarterMs ?? 0, 'day');
    expect(await tell()).toBeUndefined();
  });
});

test.each([40, 400])('it asks storage for the same few things, whether a day has few rows or many (%d)', async (rows) => {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const { tell } = await closed({ rows, connectionString: proxy.connectionString });
  proxy.reset();
  expect(await tell()).toMatchObject({ version: 1 });
  // The two days of UTC that the local one lies in at once, coverage, marks, all names, uploads, versions, and the report of the last one.
  expect(proxy.count).toBe(7);
  proxy.reset();
  await tell({ ...QUERY, scope: { channel: 'Voice' } });
  expect(proxy.count).toBe(0);
});

function packOf(id: string) {
  const { name, note } = rulePackOf(id) ?? US_FEDERAL;
  return { id, name, note };
}
