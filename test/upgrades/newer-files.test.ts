/** Files of history, and marks of closed days, that a newer version of the app wrote: they stay, and what does not need them goes on. */
import { expect, inject, test } from 'vitest';
import { closeDays } from '../../src/closing/close-days.ts';
import { FILE_KINDS } from '../../src/history/days/day.ts';
import { fileName } from '../../src/history/days/day-blobs.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { file, openDays, someRecords } from '../history/open-days.ts';
import { errorOf } from '../history/support.ts';
import { toldBy } from '../history/told-by.ts';
import { historyOf, sampleFacts } from '../lookup/stored-facts.ts';
import { raiseVersion, stateOf } from './raise-version.ts';

const PREFIX = 'newerFiles';
const PLACE = { connectionString: inject('storageConnection'), prefix: PREFIX };
const { store } = openDays(PREFIX);
const NOW_MS = Date.UTC(2026, 7, 1);

test('a month is not written anew over a file of a newer version, and its days are summed from their own files', async () => {
  const days = store();
  const dayMs = Date.UTC(2026, 4, 4);
  await file(days, dayMs, someRecords(dayMs, 3));
  await days.compactDay(dayMs);
  expect(await days.compactMonths(NOW_MS)).toEqual(['2026-05']);
  const files = ['months/tallies/2026-05.parquet', 'months/details/2026-05.parquet'];
  const back = await Promise.all(files.map((name) => raiseVersion(PLACE, name)));
  await file(days, dayMs + DAY_MS, someRecords(dayMs + DAY_MS, 3));
  await days.compactDay(dayMs + DAY_MS);
  const states = await Promise.all(files.map((name) => stateOf(PLACE, name)));
  expect(await store().compactMonths(NOW_MS)).toEqual([]);
  expect((await toldBy(store(), dayMs, dayMs + 30 * DAY_MS, ['sums'])).unreadable).toEqual([]);
  expect(await Promise.all(files.map((name) => stateOf(PLACE, name)))).toEqual(states);
  for (const lower of back) await lower();
  expect(await store().compactMonths(NOW_MS)).toEqual(['2026-05']);
});

test.each(FILE_KINDS)('a day whose %s a newer version wrote is not folded over them, and has all of it for that version', async (kind) => {
  const dayMs = Date.UTC(2026, 5, 1 + FILE_KINDS.indexOf(kind));
  const days = store();
  for (const at of [dayMs, dayMs + QUARTER_MS]) await file(days, at, someRecords(at, 2));
  await days.compactDay(dayMs);
  await file(days, dayMs, someRecords(dayMs, 2, 5));
  const whole = await toldBy(store(), dayMs, dayMs + DAY_MS);
  const lower = await raiseVersion(PLACE, fileName(kind, dayMs));
  const state = await stateOf(PLACE, fileName(kind, dayMs));
  expect(await errorOf(store().compactDay(dayMs))).toMatchObject({ code: 'store.newer' });
  expect(await stateOf(PLACE, fileName(kind, dayMs))).toBe(state);
  await lower();
  expect(await toldBy(store(), dayMs, dayMs + DAY_MS)).toEqual(whole);
});

test('where the marks of one zone are of a newer version, the days of the others are closed', async () => {
  const day = dayOf('2026-06-20', 'UTC');
  const history = await historyOf(sampleFacts(day.fromMs - DAY_MS, day.toMs + DAY_MS, 20), [], PLACE.connectionString);
  await harvestState(history.documents).addCoverage([day.fromMs - DAY_MS, day.toMs + DAY_MS], day.toMs + DAY_MS);
  const nowMs = day.toMs + 20 * HOUR_MS;
  const run = (zones: readonly string[]) =>
    closeDays({ ...history, lookUp: (query) => lookUpReport(history, query, nowMs) }, { zones, nowMs, days: 1 });
  expect(await run(['UTC'])).toHaveLength(1);
  await raiseVersion({ ...PLACE, prefix: history.prefix }, { table: 'documents', partition: 'closed', row: 'UTC' });
  expect(await errorOf(run(['UTC', 'Europe/Lisbon']))).toMatchObject({ code: 'store.newer' });
  expect(await history.snapshots.versions('Europe/Lisbon', '2026-06-20')).toHaveLength(1);
});
