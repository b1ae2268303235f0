/** Reports that are held against something else than usual, on real Azurite. */
import { expect, test } from 'vitest';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import { COMPARES, type Compare } from '../../src/time/compared-period.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { QUERY as CLOSED, closed } from './closed-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const ZONE = 'Europe/Lisbon';
// Clocks went back on 25 October.
const DAY = dayOf('2026-10-26', ZONE);
const FACTS = [0, 1, 7, 28, 364].flatMap((days) => {
  const { fromMs, toMs } = dayOf(addDays(DAY.from, -days), ZONE);
  return sampleFacts(fromMs, toMs, 10 + days).map((fact) => ({ ...fact, id: `${fact.id} ${days}` }));
});
const countOn = (date: string) => {
  const { fromMs, toMs } = dayOf(date, ZONE);
  return FACTS.filter(({ placeMs }) => placeMs >= fromMs && placeMs < toMs).length;
};

async function start(sinceDays = 400) {
  const history = await historyOf(FACTS);
  await harvestState(history.documents).addCoverage([dayOf(addDays(DAY.from, -sinceDays), ZONE).fromMs, DAY.toMs], DAY.toMs + 7_200_000);
  return async (query: Partial<ReportQuery>) =>
    (await lookUpReport(history, { period: DAY, kind: 'day', scope: {}, ...query }, DAY.toMs + 7_200_000)).report;
}

test('a day is held against the one that is asked for; means, anomalies and usual values stay', async () => {
  const reportOf = await start();
  const usual = await reportOf({});
  expect(usual.comparison.before).not.toHaveProperty('compare');
  const dates = { dayBefore: '2026-10-25', weekBefore: '2026-10-19', fourWeeksBefore: '2026-09-28', yearBefore: '2025-10-27' };
  for (const compare of COMPARES) {
    const { comparison, byQueue } = await reportOf({ compare });
    const date = dates[compare];
    expect(comparison.before).toMatchObject({
      kind: 'day',
      compare,
      period: { from: date },
      perDay: false,
      totals: { deliveries: countOn(date) },
    });
    expect(countOn(date)).toBeGreaterThan(0);
    const { before: _, weekBefore, signals: __, breaks: ___, ...rest } = comparison;
    const { before: ____, weekBefore: usually, signals: _____, breaks: ______, ...restUsually } = usual.comparison;
    expect(rest).toEqual(restUsually);
    expect(weekBefore).toEqual(compare === 'weekBefore' ? usually : null);
    expect(byQueue.map(({ usual }) => usual)).toEqual(usual.byQueue.map(({ usual }) => usual));
  }
});

test('a day is not compared with one that was not read, and a day so far with the same part of another', async () => {
  const reportOf = await start(3);
  expect((await reportOf({ compare: 'yearBefore' })).comparison.before).toBeNull();
  const history = await historyOf(FACTS);
  const noonMs = DAY.fromMs + 12 * 3_600_000;
  await harvestState(history.documents).addCoverage([dayOf(addDays(DAY.from, -2), ZONE).fromMs, noonMs], noonMs);
  const query = { period: DAY, kind: 'day', scope: {}, compare: 'dayBefore' } as const;
  const { report } = await lookUpReport(history, query, noonMs);
  // The day before has an hour twice, so that its noon comes after 13 hours.
  expect(report.comparison.before).toMatchObject({ period: { from: '2026-10-25' }, until: '2026-10-25T12:00:00.000Z' });
});

test.each<Compare>(['dayBefore', 'weekBefore'])('%s of a month is refused before anything is read', async (compare) => {
  const history = await historyOf([]);
  const values: typeof history.values = { ...history.values, read: () => Promise.reject(new Error('something was read')) };
  const period = periodOf('2026-10-01', '2026-10-31', ZONE);
  const query = { period, kind: 'month', scope: {}, compare, extent: 'counts' } as const;
  await expect(lookUpReport({ ...history, values }, query, period.toMs)).rejects.toMatchObject({ code: 'input.query' });
});

test('the version on record of a closed day is told where it is compared as usual alone', async () => {
  const { tell } = await closed();
  expect(await tell(CLOSED)).toMatchObject({ version: 1 });
  expect(await tell({ ...CLOSED, compare: 'dayBefore' })).toBeUndefined();
});
