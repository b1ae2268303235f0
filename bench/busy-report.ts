/** The report of a day of bench rows, for what is measured of reports alone: every list is there, and no day before it. */
import { benchRows } from '../dev/sample/bench-rows.ts';
import { cubeOf } from '../src/metrics/cube/cube.ts';
import { fileRow } from '../src/metrics/fact/make-fact.ts';
import { US_FEDERAL } from '../src/metrics/zones/rule-packs.ts';
import { buildReport, NO_BACKGROUND } from '../src/report/build-report.ts';
import type { Report } from '../src/report/report.ts';
import { periodOf } from '../src/time/local-day.ts';
import { BENCH_DAY_MS, BENCH_RULES } from './bench-day.ts';

const NO_NAMES = { queue: new Map(), configuration: new Map(), journey: new Map(), agent: new Map() };

/** Of `count` deliveries in 24 configurations. */
export function busyReport(count: number): Report {
  const filings = Array.from(benchRows({ count, ...BENCH_DAY_MS }), ({ delivery, attributes }) =>
    fileRow({ row: delivery, attributes }, BENCH_RULES),
  );
  const date = new Date(BENCH_DAY_MS.fromMs).toISOString().slice(0, 10);
  return buildReport({
    period: periodOf(date, date, 'UTC'),
    cube: cubeOf(
      filings.flatMap(({ fact }) => fact ?? []),
      filings.map(({ intake }) => intake),
    ),
    contacts: { reason: 'not counted here' },
    scope: {},
    background: NO_BACKGROUND,
    rulePack: US_FEDERAL,
    generatedMs: BENCH_DAY_MS.toMs,
    asOfMs: BENCH_DAY_MS.toMs,
    provisionalNotes: [],
    load: null,
    orphanAttributes: 0,
    keyChanges: [],
    rulesChanges: [],
    unmetNames: [],
    names: NO_NAMES,
    limits: new Map(),
    failedUploads: [],
  });
}
