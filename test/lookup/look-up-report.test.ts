/** Look-ups on real Azurite: what the facts of a period amount to, in any scope, and how final the numbers are. */
import { describe, expect, test } from 'vitest';
import { saveBacklog } from '../../src/history/state/backlog.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { updateJson } from '../../src/history/tables/json-value.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { Scope } from '../../src/metrics/fact/fact.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { frozenUntil, historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const WEEK_BEFORE = dayOf('2026-11-15', 'Asia/Kathmandu');

describe('lookUpReport()', () => {
  const scopeOf = (channel: string): Scope => ({ configuration: 'c1', queue: 'q1', channel, dialMode: 'Copilot' });

  test('shows the backlog of its scope and the time of the count', async () => {
    const history = await historyOf([]);
    await harvestState(history.documents).addCoverage([WEEK_BEFORE.fromMs, DAY.toMs], DAY.toMs);
    const items = ['Voice', 'SMS'].map((channel, i) => ({
      scope: scopeOf(channel),
      status: 'Pending',
      age: 'under 1 h',
      isZombie: false,
      deliveries: i + 1,
    }));
    await saveBacklog(history.values, { atMs: DAY.toMs - HOUR_MS, items });
    const { report } = await lookUpReport(history, { period: DAY, scope: { channel: 'SMS' } }, DAY.toMs);
    expect(report.backlog).toEqual({
      at: new Date(DAY.toMs - HOUR_MS).toISOString(),
      total: 2,
      items: [{ status: 'Pending', age: 'under 1 h', deliveries: 2 }],
    });
    const other = await lookUpReport(history, { period: WEEK_BEFORE, scope: {} }, DAY.toMs);
    expect(other.report.backlog).toBeNull();
  });

  test('compares with the week before only where that was read', async () => {
    const list = [...sampleFacts(DAY.fromMs, DAY.toMs, 5), ...sampleFacts(WEEK_BEFORE.fromMs, WEEK_BEFORE.toMs, 7)];
    const history = await historyOf(list);
    const state = harvestState(history.documents);
    await state.addCoverage([WEEK_BEFORE.fromMs + 1, DAY.toMs], DAY.toMs + HOUR_MS);
    const query = { period: DAY, scope: {} };
    expect((await lookUpReport(history, query, DAY.toMs)).report.comparison.weekBefore).toBeNull();
    await state.addCoverage([WEEK_BEFORE.fromMs, DAY.toMs], DAY.toMs + HOUR_MS);
    const { report } = await lookUpReport(history, query, DAY.toMs);
    expect(report.comparison.weekBefore).toMatchObject({ period: { from: '2026-11-15' }, totals: { deliveries: 7 } });
    expect(report).toMatchObject({ totals: { deliveries: 5 }, asOf: new Date(DAY.toMs + HOUR_MS).toISOString(), provisional: false });
  });

  test('has no contacts, and the reason, where facts of the period or of the week before are no longer kept', async () => {
    const list = [...sampleFacts(DAY.fromMs, DAY.toMs, 5), ...sampleFacts(WEEK_BEFORE.fromMs, WEEK_BEFORE.toMs, 7)];
    const history = await historyOf(list);
    await harvestState(history.documents).addCoverage([WEEK_BEFORE.fromMs, DAY.toMs], DAY.toMs + HOUR_MS);
    const reportOf = async (endMs: number) =>
      (await lookUpReport({ ...history, quarters: frozenUntil(history.quarters, endMs) }, { period: DAY, scope: {} }, DAY.toMs)).report;
    const kept = await reportOf(DAY.fromMs);
    expect(kept.contacts).toMatchObject({ reason: null, contacts: kept.totals.contacts });
    expect(kept.totals.contacts).not.toBeNull();
    expect(kept.comparison.weekBefore?.totals).toMatchObject({ deliveries: 7, contacts: null });
    const firstMs = Math.min(...list.map(({ placeMs }) => placeMs).filter((placeMs) => placeMs >= DAY.fromMs));
    const gone = await reportOf(firstMs);
    expect(gone.contacts).toMatchObject({ reason: expect.stringContaining('no longer kept (FACTS_DAYS)'), contacts: null });
    expect(gone.totals).toMatchObject({ deliveries: 5, contacts: null });
  });

  test('finds a queue by its name, and refuses one that two have', async () => {
    const list = sampleFacts(DAY.fromMs, DAY.toMs, 30);
    const history = await historyOf(list);
    await harvestState(history.documents).addCoverage([DAY.fromMs, DAY.toMs], DAY.toMs);
    await updateJson(history.values, { partition: 'names', row: 'queue' }, () => [
      ['q1', 'Sales', 0],
      ['q2', 'Twice', 0],
      ['q3', 'twice', 0],
    ]);
    const { report } = await lookUpReport(history, { period: DAY, scope: { queue: 'sales' } }, DAY.toMs);
    expect(report.scope).toEqual({ queue: 'q1' });
    expect(report.totals.deliveries).toBe(list.filter(({ scope }) => scope.queue === 'q1').length);
    await expect(lookUpReport(history, { period: DAY, scope: { queue: 'Twice' } }, DAY.toMs)).rejects.toThrow('2 have that name');
  });
});

describe('what was not read', () => {
  const OLD = dayOf('2026-01-01', 'Asia/Kathmandu');
  const spanOf = (days: number) => [dayOf(addDays(DAY.from, -days), 'Asia/Kathmandu').fromMs, DAY.toMs] as const;

  test('of a whole period is no number, and never 0', async () => {
    // A row that came by another way: of a day that was not read it is not all there is.
    const history = await historyOf(sampleFacts(OLD.fromMs, OLD.toMs, 3));
    await harvestState(history.documents).addCoverage(spanOf(0), DAY.toMs + HOUR_MS);
    const { report } = await lookUpReport(history, { period: OLD, scope: {} }, DAY.toMs);
    expect(report).toMatchObject({ read: 'none', provisional: true, comparison: { before: null, anomalies: [] } });
    const { value: _, callSeconds: __, ...counts } = report.totals;
    expect([...new Set(Object.values(counts))]).toEqual([null]);
    const { compliant: ___, ...hours } = report.compliance.callingHours;
    expect([...new Set(Object.values(hours))]).toEqual([null]);
    expect(report.byHour).toEqual([]);
  });

  test('of a part of it is provisional', async () => {
    const history = await historyOf([]);
    await harvestState(history.documents).addCoverage([DAY.fromMs, DAY.fromMs + HOUR_MS], DAY.toMs);
    const { report } = await lookUpReport(history, { period: DAY, scope: {} }, DAY.toMs);
    expect(report).toMatchObject({ read: 'part', provisional: true, totals: { deliveries: 0 } });
  });

  test('before a day leaves out what looks back so far, with the reason, and no more', async () => {
    const history = await historyOf(sampleFacts(spanOf(40)[0], DAY.toMs, 40));
    const state = harvestState(history.documents);
    const lookUp = async () => (await lookUpReport(history, { period: DAY, scope: {} }, DAY.toMs)).report;
    await state.addCoverage(spanOf(0), DAY.toMs + HOUR_MS);
    const day = await lookUp();
    expect(day.unreadBefore).toEqual(['contacts', 'caps', 'abandonment', 'bestTime', 'callerIds']);
    expect(day).toMatchObject({
      provisional: false,
      bestTime: null,
      contacts: { reason: null, retrySpacing: { count: null }, reachByAttempt: [] },
    });
    expect(day.compliance).toMatchObject({ frequency: [], afterDoNotContact: null, abandonment: { regulatory: [], days: 1 } });
    const named = day.compliance.notMeasured.filter(({ reason }) => reason.includes('not all of them have been read'));
    expect(named).toHaveLength(5);
    await state.addCoverage(spanOf(7), DAY.toMs + HOUR_MS);
    expect((await lookUp()).unreadBefore).toEqual(['contacts', 'abandonment', 'bestTime']);
    await state.addCoverage(spanOf(27), DAY.toMs + HOUR_MS);
    expect((await lookUp()).unreadBefore).toEqual(['contacts', 'abandonment']);
    await state.addCoverage(spanOf(28), DAY.toMs + HOUR_MS);
    expect((await lookUp()).unreadBefore).toEqual(['abandonment']);
    await state.addCoverage(spanOf(29), DAY.toMs + HOUR_MS);
    const whole = await lookUp();
    expect(whole).toMatchObject({ unreadBefore: [], contacts: { lookBackReason: null, retrySpacing: { count: expect.any(Number) } } });
  });

  test("before the organisation's very first data is taken for read: a week of nothing was read before them", async () => {
    const [firstMs] = spanOf(2);
    const history = await historyOf(sampleFacts(firstMs, DAY.toMs, 20));
    const lookUp = async () => (await lookUpReport(history, { period: DAY, scope: {} }, DAY.toMs)).report;
    const state = harvestState(history.documents);
    await state.addCoverage(spanOf(8), DAY.toMs + HOUR_MS);
    expect((await lookUp()).unreadBefore).toEqual(['contacts', 'abandonment', 'bestTime']);
    await state.addCoverage(spanOf(9), DAY.toMs + HOUR_MS);
    expect((await lookUp()).unreadBefore).toEqual([]);
  });

  test('is known from any instant on, within a quarter hour too, as where what was changed before had expired unread', async () => {
    const history = await historyOf(sampleFacts(spanOf(2)[0], DAY.toMs, 20));
    const [fromMs, toMs] = spanOf(10);
    await harvestState(history.documents).addCoverage([fromMs + 410_000, toMs], toMs + HOUR_MS);
    const { report } = await lookUpReport(history, { period: DAY, scope: {} }, DAY.toMs);
    expect(report).toMatchObject({ read: 'all', unreadBefore: [] });
  });
});

describe('an unfinished period', () => {
  const NOW_MS = DAY.fromMs + 10 * HOUR_MS + 7 * 60_000;

  test('is held against the same part of the one before: the facts up to the same quarter hour of the local day', async () => {
    const earlier = sampleFacts(WEEK_BEFORE.fromMs, WEEK_BEFORE.toMs, 60);
    const history = await historyOf(earlier);
    await harvestState(history.documents).addCoverage([WEEK_BEFORE.fromMs, NOW_MS], NOW_MS);
    const { report } = await lookUpReport(history, { period: DAY, kind: 'day', scope: {} }, NOW_MS);
    const untilMs = WEEK_BEFORE.fromMs + 10 * HOUR_MS;
    const { before, weekBefore, anomalies, unwatched } = report.comparison;
    expect(before).toMatchObject({
      kind: 'day',
      until: new Date(untilMs).toISOString(),
      perDay: false,
      totals: { deliveries: earlier.filter(({ placeMs }) => placeMs < untilMs).length },
    });
    expect(weekBefore?.totals).toEqual(before?.totals);
    expect([anomalies, unwatched]).toEqual([[], 'its numbers can still change']);
  });

  test('is held against nothing where a part behind a gap was read too', async () => {
    const history = await historyOf([]);
    const state = harvestState(history.documents);
    await state.addCoverage([WEEK_BEFORE.fromMs, DAY.fromMs + HOUR_MS], NOW_MS);
    await state.addCoverage([DAY.fromMs + 2 * HOUR_MS, NOW_MS], NOW_MS);
    const { report } = await lookUpReport(history, { period: DAY, scope: {} }, NOW_MS);
    expect(report.comparison.before).toBeNull();
  });
});

test('a month is held against the month before, per day where the lengths differ, and counts no day twice', async () => {
  const [october, november] = [
    periodOf('2026-10-01', '2026-10-31', 'Europe/Lisbon'),
    periodOf('2026-11-01', '2026-11-30', 'Europe/Lisbon'),
  ];
  const facts = sampleFacts(october.fromMs, november.toMs, 60);
  const history = await historyOf(facts);
  await harvestState(history.documents).addCoverage([october.fromMs, november.toMs], november.toMs + HOUR_MS);
  const query = { period: november, kind: 'month', scope: {}, extent: 'counts' } as const;
  const { report } = await lookUpReport(history, query, november.toMs + HOUR_MS);
  const inOctober = facts.filter(({ placeMs }) => placeMs < november.fromMs).length;
  expect(report.totals.deliveries).toBe(facts.length - inOctober);
  expect(report.comparison).toMatchObject({
    weekBefore: null,
    before: {
      kind: 'month',
      period: { from: '2026-10-01', to: '2026-10-31' },
      perDay: true,
      days: { now: 30, before: 31 },
      totals: { deliveries: inOctober },
    },
  });
});
