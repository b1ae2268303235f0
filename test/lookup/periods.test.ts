/** Weeks, months and rolling windows are the facts of their local days, in any zone, whatever its clocks and its calendar do: on real Azurite. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { parseReportQuery } from '../../src/http/report/parse-report-query.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

/** Around one change of a clock or a calendar. */
interface Around {
  readonly zone: string;
  /** Date of the change. */
  readonly date: string;
}

const CHANGES: readonly Around[] = [
  { zone: 'Europe/Lisbon', date: '2026-03-29' },
  { zone: 'Europe/Lisbon', date: '2026-10-25' },
  { zone: 'America/St_Johns', date: '2010-11-07' },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05' },
  { zone: 'America/Sao_Paulo', date: '2018-11-04' },
  { zone: 'Africa/Cairo', date: '2010-04-30' },
  { zone: 'Pacific/Apia', date: '2011-12-30' },
  { zone: 'Asia/Kathmandu', date: '2026-11-22' },
];

/** Queries whose days lie within three weeks of a date, and the local dates that they mean, said by the calendar alone. */
const queries = fc
  .record({ around: fc.constantFrom(...CHANGES), ahead: fc.integer({ min: -6, max: 6 }), count: fc.integer({ min: 1, max: 12 }) })
  .chain(({ around: { zone, date }, ahead, count }) => {
    const day = Temporal.PlainDate.from(date).add({ days: ahead });
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    const first = day.with({ day: 1 });
    const datesFrom = (start: Temporal.PlainDate, days: number) => Array.from({ length: days }, (_, i) => `${start.add({ days: i })}`);
    const exists = (iso: string) => !(zone === 'Pacific/Apia' && iso === '2011-12-30');
    const existing = datesFrom(day.subtract({ days: count + 1 }), count + 2).filter(exists);
    const two = (n: number | undefined) => `${n}`.padStart(2, '0');
    return fc.constantFrom(
      { zone, query: `week=${day.yearOfWeek}-W${two(day.weekOfYear)}`, dates: datesFrom(monday, 7).filter(exists) },
      { zone, query: `month=${day.year}-${two(day.month)}`, dates: datesFrom(first, day.daysInMonth).filter(exists) },
      ...(exists(`${day}`) ? [{ zone, query: `days=${count}&to=${day}`, dates: existing.slice(-count) }] : []),
    );
  });

test('the cube and the report of a week, a month or a rolling window are those of the facts in its local days', async () => {
  await fc.assert(
    fc.asyncProperty(queries, async ({ zone, query, dates }) => {
      const { period } = parseReportQuery(new URLSearchParams(query), { zone, nowMs: Date.UTC(2027, 0) });
      expect([period.from, period.to, period.days]).toEqual([dates[0], dates.at(-1), dates.length]);
      const facts = sampleFacts(period.fromMs - DAY_MS, period.toMs + DAY_MS, 40);
      const history = await historyOf(facts);
      await harvestState(history.documents).addCoverage([period.fromMs, period.toMs], period.toMs);
      const meant = facts.filter(({ placeMs }) => dates.includes(dayHolding(placeMs, zone)));
      expect(await history.quarters.sumCubes(period.fromMs, period.toMs)).toEqual(cubeOf(meant, []));
      const { report } = await lookUpReport(history, { period, scope: {} }, period.toMs);
      expect(report.totals.deliveries).toBe(meant.length);
    }),
    { numRuns: 12 },
  );
});

/** The date of the day [start, next start) that holds an instant: where midnight comes twice, the date after it has begun at the first. */
function dayHolding(instantMs: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
  const next = local.toPlainDate().add({ days: 1 });
  return `${Temporal.Instant.compare(next.toZonedDateTime(zone).toInstant(), local.toInstant()) <= 0 ? next : local.toPlainDate()}`;
}
