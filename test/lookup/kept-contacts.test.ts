/** Whole reports with what closed days keep of contacts, and without it: the same, for any zone, span and scope, around clock changes and days that changed. */
import { expect, inject, test } from 'vitest';
import { compactDays } from '../../src/compaction/compact-days.ts';
import { CONTACT_BLOBS } from '../../src/history/days/day-blobs.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import type { Fact, Intake } from '../../src/metrics/fact/fact.ts';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../src/time/lengths.ts';
import { dayOf, periodOf } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { namesOf } from '../history/support.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

// Clocks change in Lisbon on 25 October, in St. John's on 1 November.
const FIRST_MS = Date.UTC(2026, 9, 22);
const END_MS = FIRST_MS + 12 * DAY_MS;
const NOW_MS = END_MS + 6 * HOUR_MS;
const KEYS = ['', '0000000000000000', 'ffffffffffffffff', '80000000ffffffff', '7fffffff80000000', '00000000ffffffff'];
const TEXTS = ['__proto__', '"', '["a"]', '\ud800', '', 'a\\"b', '\u0000'];
const OFFSETS_MS = [-SECOND_MS - 1, -1, 0, 1, SECOND_MS - 1, SECOND_MS, 20 * DAY_MS];

/** Keys with any bits, texts that look like JSON, starts weeks before the place, and waits around whole seconds. */
const FACTS = sampleFacts(FIRST_MS, END_MS, 180).map((fact, i): Fact => {
  const startMs = i % 9 === 0 ? fact.placeMs - 20 * DAY_MS : fact.startMs;
  return {
    ...fact,
    startMs,
    contact: KEYS[i % KEYS.length] ?? '',
    scope: i % 4 === 0 ? { ...fact.scope, configuration: TEXTS[i % TEXTS.length] ?? '', queue: `q${i}` } : fact.scope,
    windowStartMs: i % 5 === 0 ? null : (startMs ?? fact.placeMs) - (OFFSETS_MS[i % OFFSETS_MS.length] ?? 0),
  };
});
const INTAKES = FACTS.map(
  ({ id, version, scope, placeMs }, i): Intake => ({
    ...{ id, version, scope, createdMs: placeMs, placeMs: i % 3 === 0 ? null : placeMs, openStatus: '', stuckFromMs: null, alsoAt: [] },
    contact: i % 7 === 0 ? `${i}`.padStart(16, 'a') : (KEYS[i % KEYS.length] ?? ''),
  }),
);
const QUERIES: readonly ReportQuery[] = [
  { period: dayOf('2026-10-25', 'Europe/Lisbon'), scope: {} },
  { period: dayOf('2026-11-01', 'America/St_Johns'), scope: {} },
  { period: dayOf('2026-10-28', 'Asia/Kathmandu'), scope: { channel: ['SMS'] } },
  {
    period: periodOf('2026-10-24', '2026-10-30', 'Africa/Casablanca'),
    scope: {},
    allowed: [{ configuration: ['c1', '__proto__'] }, { queue: ['q1'] }],
  },
  { period: periodOf('2026-10-04', '2026-11-02', 'Pacific/Apia'), scope: {} },
];

test('a report is the same with contacts of closed days and without them', async () => {
  const history = await historyOf(FACTS, INTAKES, undefined, () => END_MS);
  await harvestState(history.documents).addCoverage([FIRST_MS - 60 * DAY_MS, END_MS], NOW_MS);
  await compactDays(history.quarters, { nowMs: NOW_MS });
  const [late] = FACTS.filter(({ placeMs }) => placeMs > FIRST_MS + 8 * DAY_MS);
  if (late === undefined) throw new Error('no sample');
  await history.quarters.edit(quarterOf(late.placeMs), { facts: ['late'] }, () => ({ facts: [{ ...late, id: 'late' }] }));
  const ask = async () => {
    const reports = [];
    for (const query of QUERIES) reports.push((await lookUpReport(history, query, NOW_MS)).report);
    return reports;
  };
  const kept = await ask();
  expect(kept[4]?.contacts.contacts).toBe(KEYS.length - 1);
  const { blobs } = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: history.prefix });
  const names = await namesOf(blobs, CONTACT_BLOBS);
  expect(names).toHaveLength(12);
  for (const name of names) await blobs.remove(name);
  expect(await ask()).toEqual(kept);
});
