import { expect, test } from 'vitest';
import { benchRows } from '../../../dev/sample/bench-rows.ts';
import { newCubeWriter } from '../../../src/history/parquet/cube-writer.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import type { Intake } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';

const FROM_MS = Date.UTC(2026, 10, 22, 9);
const RULES = { ...defaultRules('key'), keptKeywords: new Set(['language', 'segment', 'region', 'product', 'subscribed', 'sentiment']) };
// A quarter of a day of 100,000 deliveries, whose tallies and details take at most 1.2 MB.
const DELIVERIES = 25_000;
const MOST_BYTES = 300_000;

test.each([
  ['24 scopes', 'tied'],
  ['2,000 scopes, most of which a quarter hour has once', 'independent'],
] as const)('six hours of 25,000 deliveries in %s take at most 0.3 MB of tallies and details', (_, scopes) => {
  const filings = [...benchRows({ count: DELIVERIES, fromMs: FROM_MS, toMs: FROM_MS + 6 * HOUR_MS, scopes })].map(
    ({ delivery, attributes }) => fileRow({ row: delivery, attributes }, RULES),
  );
  const writer = newCubeWriter();
  for (const [quarterMs, found] of Map.groupBy(filings, ({ fact, intake }) => quarterOf(fact?.placeMs ?? intake.createdMs))) {
    const intakes = found.map(({ intake }): Intake => intake);
    writer.add(
      quarterMs,
      cubeOf(
        found.flatMap(({ fact }) => fact ?? []),
        intakes,
      ),
    );
  }
  const { tallies, details = new Uint8Array() } = writer.finish() ?? { tallies: new Uint8Array() };
  console.info(`tallies ${tallies.length} + details ${details.length} bytes`);
  expect(details.length).toBeGreaterThan(tallies.length);
  expect(tallies.length + details.length).toBeLessThanOrEqual(MOST_BYTES);
});
