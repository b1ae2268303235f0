import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { benchRows } from '../../../dev/sample/bench-rows.ts';
import { packDetails, packTallies } from '../../../src/history/packing/cube-codec.ts';
import { packFacts } from '../../../src/history/packing/fact-codec.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import type { Fact, Intake } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';

const FROM_MS = Date.UTC(2026, 10, 22, 9);
const RULES = { ...defaultRules('key'), keptKeywords: new Set(['language', 'segment', 'region', 'product', 'subscribed', 'sentiment']) };
// Of a day of 100,000 deliveries.
const QUARTER_ROWS = 1_042;
const QUARTERS = 96;
// What a head holds of a part; a larger one goes to chunks.
const INLINE_BYTES = 16_384;

interface StoredBytes {
  readonly facts: number;
  readonly tally: number;
  readonly detail: number;
}

/** Compressed bytes of a day whose quarter hours are all as the measured ones. */
function dayBytes(quarterRows: number, scopes: 'tied' | 'independent', measured = 2): StoredBytes {
  const sum = { facts: 0, tally: 0, detail: 0 };
  for (let i = 0; i < measured; i++) {
    const facts = quarterFacts(quarterRows, scopes, i);
    const cube = cubeOf(facts, facts.map(intakeOf));
    sum.facts += compressed(packFacts(facts.toSorted((a, b) => (a.id < b.id ? -1 : 1))));
    sum.tally += compressed(packTallies(cube));
    sum.detail += compressed(packDetails(cube));
  }
  const share = QUARTERS / measured;
  return { facts: sum.facts * share, tally: sum.tally * share, detail: sum.detail * share };
}

/** All of them start in one quarter hour; that some end in the next does not matter here. */
function quarterFacts(count: number, scopes: 'tied' | 'independent', seed: number): readonly Fact[] {
  const rows = [...benchRows({ seed, count, fromMs: FROM_MS, toMs: FROM_MS + QUARTER_MS, scopes })];
  return rows.flatMap(({ delivery, attributes }) => fileRow({ row: delivery, attributes }, RULES).fact ?? []);
}

function intakeOf({ id, version, scope, contact, placeMs }: Fact): Intake {
  return { id, version, createdMs: placeMs, scope, contact, placeMs, openStatus: '', stuckFromMs: null, alsoAt: [] };
}

// As src/history/tables/chunks.ts does.
function compressed(bytes: Uint8Array): number {
  return deflateRawSync(bytes, { level: 6 }).length;
}

function shown({ facts, tally, detail }: StoredBytes): string {
  return [facts, tally, detail].map((bytes) => `${(bytes / 1e6).toFixed(2)} MB`).join(' + ');
}

test('a day of 100,000 deliveries in 24 scopes takes at most 8 MB of facts and 1.2 MB of tallies and lists', () => {
  const day = dayBytes(QUARTER_ROWS, 'tied');
  console.info(`facts + tally + detail a day: ${shown(day)}`);
  expect(day.facts).toBeLessThanOrEqual(8_000_000);
  expect(day.tally + day.detail).toBeLessThanOrEqual(1_200_000);
});

test.each(['tied', 'independent'] as const)('a day of 1,000,000 deliveries in %s scopes takes at most 10.5 times that', (scopes) => {
  const small = dayBytes(QUARTER_ROWS, scopes, 1);
  const great = dayBytes(10 * QUARTER_ROWS, scopes, 1);
  console.info(`facts + tally + detail a day: ${shown(great)}`);
  expect(great.facts).toBeLessThanOrEqual(10.5 * small.facts);
  expect(great.tally + great.detail).toBeLessThanOrEqual(10.5 * (small.tally + small.detail));
});

test('in 2,000 scopes, most of which a quarter hour has once, they take no more, and tallies stay in the head', () => {
  const day = dayBytes(QUARTER_ROWS, 'independent');
  console.info(`facts + tally + detail a day, 2,000 scopes: ${shown(day)}`);
  expect(day.facts).toBeLessThanOrEqual(8_000_000);
  expect(day.tally + day.detail).toBeLessThanOrEqual(1_200_000);
  expect(day.tally / QUARTERS).toBeLessThanOrEqual(INLINE_BYTES);
});
