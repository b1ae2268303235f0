/** Look-ups on real Azurite: what the facts of a period amount to, in any scope, and how final the numbers are. */
import { describe, expect, test } from 'vitest';
import { saveBacklog } from '../../src/history/state/backlog.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { Scope } from '../../src/metrics/fact/fact.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const WEEK_BEFORE = dayOf('2026-11-15', 'Asia/Kathmandu');

describe('lookUpReport()', () => {
  const scopeOf = (channel: string): Scope => ({ configuration: 'c1', queue: 'q1', channel, dialMode: 'Copilot' });

  test('shows the backlog of its scope and the time of the count', async () => {
    const history = await historyOf([]);
    const items = ['Voice', 'SMS'].map((channel, i) => ({
      scope: scopeOf(channel),
      status: 'Pending',
      age: 'under 1 h',
      isZombie: false,
      deliveries: i + 1,
    }));
    await saveBacklog(history.documents, { atMs: DAY.toMs - HOUR_MS, items });
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
    const frozenBefore = (endMs: number) => ({
      ...history.quarters,
      async *listStates(fromMs: number, toMs: number) {
        for await (const state of history.quarters.listStates(fromMs, toMs)) yield { ...state, frozen: state.quarterMs < endMs };
      },
    });
    const reportOf = async (endMs: number) =>
      (await lookUpReport({ ...history, quarters: frozenBefore(endMs) }, { period: DAY, scope: {} }, DAY.toMs)).report;
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
    await history.documents.write(
      { partition: 'names', row: 'queue' },
      [
        ['q1', 'Sales', 0],
        ['q2', 'Twice', 0],
        ['q3', 'twice', 0],
      ],
      null,
    );
    const { report } = await lookUpReport(history, { period: DAY, scope: { queue: 'sales' } }, DAY.toMs);
    expect(report.scope).toEqual({ queue: 'q1' });
    expect(report.totals.deliveries).toBe(list.filter(({ scope }) => scope.queue === 'q1').length);
    await expect(lookUpReport(history, { period: DAY, scope: { queue: 'Twice' } }, DAY.toMs)).rejects.toThrow('2 have that name');
  });
});
