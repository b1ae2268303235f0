/** Filing beside freezing, on real Azurite: no row counts twice or is lost, and a frozen cube stays as it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileRows } from '../../src/harvest/file/file-rows.ts';
import type { QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { cubeOf, EMPTY_CUBE } from '../../src/metrics/cube/cube.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { type QuarterValue, readQuarter } from '../support/history/read-quarter.ts';
import { APART_MS, type Change, changes, createdAt, DAY, dyingAfter, filingOf, freshStore, idOf } from './row-changes.ts';

const PLACES = [0, 1, 2, 3, 4, 5, 6, 7];
const PLACES_A_DAY = DAY_MS / APART_MS;
const quarterAt = (place: number) => DAY + place * APART_MS;
const dayAt = (place: number) => Math.floor(place / PLACES_A_DAY);

/** File the change, or freeze the day of that number. */
type Step = Change | { readonly freeze: number };

const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(changes, fc.array(fc.record({ at: fc.nat({ max: 14 }), freeze: fc.integer({ min: 0, max: 3 }) }), { maxLength: 6 }))
  .map(([list, freezes]) => {
    const all: Step[] = [...list];
    for (const { at, freeze } of freezes) all.splice(at, 0, { freeze });
    return all;
  });

/** What the rules say, one row at a time. */
class Model {
  /** Numbers of days. */
  readonly frozen = new Set<number>();
  /** By row: what its intake entry knows. */
  readonly entries = new Map<number, { version: number; place: number | null }>();
  /** By row: the change that counts, at its place. */
  readonly counted = new Map<number, Change>();
  frozenChanges = 0;

  freeze(day: number): void {
    this.frozen.add(day);
    for (const [row, { place }] of this.entries)
      if (this.isFrozen(createdAt({ row })) && place !== null && this.isFrozen(place)) this.entries.delete(row);
  }

  isFrozen(place: number): boolean {
    return this.frozen.has(dayAt(place));
  }

  file(change: Change): void {
    const { row, version, place } = change;
    const known = this.entries.get(row);
    if (known === undefined && this.isFrozen(createdAt(change))) this.frozenChanges++;
    else if (known !== undefined && known.version >= version) return;
    else if (known !== undefined && known.place !== null && (this.isFrozen(known.place) || (place !== null && this.isFrozen(place)))) {
      this.entries.set(row, { version, place: known.place });
      this.frozenChanges++;
    } else {
      this.entries.set(row, { version, place });
      if (place !== null && this.isFrozen(place)) this.frozenChanges++;
      else if (place === null) this.counted.delete(row);
      else this.counted.set(row, change);
    }
  }
}

/** Freezes days by their numbers. */
async function freeze(store: QuarterStore, numbers: Iterable<number>): Promise<void> {
  const frozen = new Set(Array.from(numbers, (number) => DAY + number * DAY_MS));
  for (const day of await Array.fromAsync(store.listDays()))
    if (frozen.has(day.dayMs)) expect(await store.freezeDay(day, frozen)).toBe(true);
}

async function valuesOf(store: QuarterStore): Promise<readonly QuarterValue[]> {
  return (await Promise.all(PLACES.map((place) => readQuarter(store, quarterAt(place))))).flatMap((value) => value ?? []);
}

function deliveriesIn({ cube }: QuarterValue): number {
  return cube.cells.reduce((sum, { tally }) => sum + tally.deliveries, 0);
}

test.each([
  ['out of a frozen day', 2, 5],
  ['into a frozen day', 5, 2],
  ['within a frozen day', 2, 3],
])('a crash while a row moves %s is mended by filing it again: it counts once, where it was', async (_way, from, to) => {
  for (let writes = 0; writes < 8; writes++) {
    const store = await freshStore();
    await fileRows(store, [filingOf({ row: 1, version: 1, place: from }), filingOf({ row: 2, version: 1, place: 2 })]);
    await freeze(store, [dayAt(2)]);
    const move = filingOf({ row: 1, version: 2, place: to });
    await fileRows(dyingAfter(store, writes), [move]).catch((error: Error) => expect(error.message).toBe('killed'));
    await fileRows(store, [move]);
    const counts = (await valuesOf(store)).map((value) => [value.quarterMs, deliveriesIn(value)]);
    expect(Object.fromEntries(counts)).toMatchObject({ [quarterAt(2)]: from === 2 ? 2 : 1, ...(from === 5 && { [quarterAt(5)]: 1 }) });
    expect(counts.reduce((sum, [, count = 0]) => sum + count, 0)).toBe(2);
  }
});

test('whatever is filed and frozen, each row counts once, where the rules say, and no frozen cube changes', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const store = await freshStore();
      const model = new Model();
      const atFreezing = new Map<number, QuarterValue>();
      let frozenChanges = 0;
      for (const step of list) {
        if ('freeze' in step) {
          const values = (await valuesOf(store)).filter(({ quarterMs }) => Math.floor((quarterMs - DAY) / DAY_MS) === step.freeze);
          // A day without records cannot be frozen.
          if (values.length === 0) continue;
          for (const value of values) if (!value.frozen) atFreezing.set(value.quarterMs, value);
          model.freeze(step.freeze);
          await freeze(store, model.frozen);
        } else {
          model.file(step);
          frozenChanges += (await fileRows(store, [filingOf(step)])).frozenChanges;
        }
      }
      const values = await valuesOf(store);
      for (const { quarterMs, facts, intakes, cube, frozen } of values) {
        if (frozen) {
          expect(cube).toEqual(atFreezing.get(quarterMs)?.cube ?? EMPTY_CUBE);
          expect(facts).toEqual([]);
          for (const intake of intakes) expect(intake.contact).toBe('');
        } else expect(cube).toEqual(cubeOf(facts.filter(isFact), intakes));
      }
      const counted = [...model.counted.values()];
      const live = counted.filter(({ place }) => !model.isFrozen(place ?? -1));
      const facts = values.flatMap(({ facts }) => facts.filter(isFact)).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(facts).toEqual(live.sort((a, b) => a.row - b.row).map((change) => filingOf(change).fact));
      expect(values.reduce((sum, value) => sum + deliveriesIn(value), 0)).toBe(counted.length);
      const known = values.flatMap(({ intakes }) => intakes.map(({ id }) => id)).sort();
      expect(known).toEqual([...model.entries.keys()].map((row) => idOf({ row })).sort());
      expect(frozenChanges).toBe(model.frozenChanges);
    }),
    { numRuns: 60 },
  );
});
