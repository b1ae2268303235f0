/** A history of eight days on real Azurite, whose last one is closed: what is told of it afterwards. */
import { expect, inject } from 'vitest';
import { closeDays } from '../../src/closing/close-days.ts';
import type { History } from '../../src/history/history.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { closedReport } from '../../src/lookup/closed-report.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

// Clocks went back on the 25th: that day has 25 hours.
export const ZONE = 'Europe/Lisbon';
export const DATE = '2026-10-25';
export const DAY = dayOf(DATE, ZONE);
export const QUERY: ReportQuery = { period: DAY, kind: 'day', scope: {} };
export const FIRST_MS = dayOf('2026-10-18', ZONE).fromMs;
export const MORNING_MS = DAY.toMs + 7 * HOUR_MS;

/** A history of eight days whose last one can be closed; what is filed to it is filed by `clock`. */
export async function start({ rows = 16, connectionString = inject('storageConnection') } = {}) {
  const clock = { nowMs: MORNING_MS - HOUR_MS };
  const history = await historyOf(sampleFacts(FIRST_MS, DAY.toMs, rows), [], connectionString, () => clock.nowMs);
  await harvestState(history.documents).addCoverage([FIRST_MS, DAY.toMs], MORNING_MS);
  clock.nowMs = MORNING_MS;
  const compute = (query: ReportQuery) => lookUpReport(history, query, clock.nowMs);
  return {
    history,
    clock,
    compute,
    close: () => closeDays({ ...history, lookUp: compute }, { zones: [ZONE], nowMs: clock.nowMs, days: 1 }),
    tell: (query = QUERY) => closedReport(history, query),
  };
}

/** The same with the day closed. */
export async function closed(options?: Parameters<typeof start>[0]) {
  const started = await start(options);
  expect(await started.close()).toMatchObject([{ date: DATE, version: 1 }]);
  return started;
}

/** Files one more fact of the day. */
export async function addLate({ quarters }: History, id: string): Promise<void> {
  const [fact] = sampleFacts(DAY.fromMs, DAY.toMs, 1);
  if (fact === undefined) throw new Error('there is no fact');
  await quarters.edit(quarterOf(fact.placeMs), { facts: [id] }, () => ({ facts: [{ ...fact, id }] }));
}
