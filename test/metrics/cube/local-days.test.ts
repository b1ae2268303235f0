/** Law 3 where it is hardest: on the days around every clock change of every shipped zone, 2008 to 2040. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubeOf, mergeCubes } from '../../../src/metrics/cube/cube.ts';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { addDays, dateAt, dayOf } from '../../../src/time/local-day.ts';
import { wallMsAt } from '../../../src/time/offsets.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { facts } from '../../support/arbitrary-facts.ts';
import { changesOf, distinctZones } from '../../support/zones/zone-samples.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const changesIn = new Map(distinctZones().map((zone) => [zone, changesOf(zone)]));
const changes = [...changesIn].flatMap(([zone, instants]) => instants.map((changeMs) => ({ zone, changeMs })));
const sample = fc.sample(facts({ fromMs: 0, toMs: 1 }), { numRuns: 60, seed: 3 });

/** The latest date that a wall clock has shown: a day begins at its first midnight, and goes on where clocks go back over it. */
function dateShown(ms: number, zone: string): string {
  const justBefore = (changesIn.get(zone) ?? []).filter((change) => change <= ms && change > ms - 4 * HOUR_MS).map((change) => change - 1);
  const dates = [ms, ...justBefore].map((at) => new Date(wallMsAt(at, zone)).toISOString().slice(0, 10));
  return dates.reduce((latest, date) => (date > latest ? date : latest));
}

test('law 3: the merge of a local day of quarter hours is the cube of the facts that clocks there show in that day, around every clock change', () => {
  const around = fc.record({ change: fc.constantFrom(...changes), ahead: fc.integer({ min: -1, max: 1 }), salt: fc.nat(1_000_000) });
  fc.assert(
    fc.property(around, ({ change: { zone, changeMs }, ahead, salt }) => {
      const date = addDays(dateAt(changeMs, zone), ahead);
      fc.pre(date >= '2008-01-01' && !(date === '2011-12-30' && ['Pacific/Apia', 'Pacific/Fakaofo'].includes(zone)));
      const { fromMs, toMs } = dayOf(date, zone);
      const placed = sample.map((fact, i) => ({ ...fact, placeMs: placeNear([fromMs, toMs, changeMs], salt, i) }));
      const quarters = Map.groupBy(placed, ({ placeMs }) => quarterOf(placeMs));
      const inDay = [...quarters].filter(([quarter]) => quarter >= fromMs && quarter < toMs);
      const meant = placed.filter(({ placeMs }) => dateShown(placeMs, zone) === date);
      expect(mergeCubes(...inDay.map(([, group]) => cubeOf(group)))).toEqual(cubeOf(meant));
    }),
    { numRuns: 250 },
  );
});

test('every place in the days around every clock change lies in the day that dateAt() tells, to the second', () => {
  const wrong: string[] = [];
  for (const [i, { zone, changeMs }] of changes.entries()) {
    // Each change is looked at from other sides: within a quarter hour, within a day.
    for (const place of [changeMs - 1, changeMs, placeNear([changeMs], i, 2), placeNear([changeMs], i, 5)]) {
      const date = dateAt(place, zone);
      if (date >= '2008-01-01' && date !== dateShown(place, zone)) wrong.push(`${new Date(place).toISOString()} ${zone}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** An instant at one of the bounds, within a second, a quarter hour or a day of it. */
function placeNear(bounds: readonly number[], salt: number, i: number): Fact['placeMs'] {
  const bound = bounds[i % bounds.length] ?? 0;
  const reach = [1_000, QUARTER_MS, DAY_MS][(i >> 2) % 3] ?? 0;
  // The fractional part of a multiple of the golden ratio is spread evenly.
  const share = ((salt + i) * 0.618_033_988_749_895) % 1;
  return bound + Math.floor((share * 2 - 1) * reach);
}
