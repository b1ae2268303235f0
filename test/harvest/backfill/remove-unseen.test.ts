/** Removing what Dataverse no longer shows, on real Azurite: whenever it dies, nothing that was seen is lost, and the next attempt ends the work. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { removeUnseen } from '../../../src/harvest/backfill/remove-unseen.ts';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { type Filing, fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { readDay, readQuarter } from '../../support/history/read-quarter.ts';
import { dyingAfter, freshStore } from '../row-changes.ts';

const RULES = defaultRules('a key of this test');
const DAY = Date.UTC(2026, 10, 22);
const [FROM, TO] = [DAY + 2 * HOUR_MS, DAY + 4 * HOUR_MS];
const KEEP_FROM = DAY + 20 * HOUR_MS;

/** A row by the hours at which it was created, finished (null = not yet) and changed. */
interface Sample {
  readonly created: number;
  readonly place: number | null;
  readonly changed: number;
  readonly isSeen: boolean;
}

function filingOf({ created, place, changed }: Sample, row: number): Filing {
  const iso = (hours: number) => new Date(DAY + hours * HOUR_MS).toISOString();
  const outcome = { msdyn_result: 'LiveAnswer', msdyn_result_date: iso(place ?? 0) };
  return fileRow(
    {
      row: {
        msdyn_proactive_deliveryid: `00000000-0000-4000-8000-00000000000${row}`,
        msdyn_status: place === null ? 'InProcess' : 'Complete',
        msdyn_channel: 'Voice',
        createdon: iso(created),
        modifiedon: iso(changed),
        versionnumber: row + 1,
        ...(place !== null && outcome),
      },
      attributes: [],
    },
    RULES,
  );
}

/** Ids of the facts and intake entries; fails where a stored cube is not the cube of its facts. */
async function idsOf(store: QuarterStore) {
  const found = { facts: [] as string[], intakes: [] as string[] };
  for await (const { quarterMs } of store.listStates(DAY, DAY + 48 * HOUR_MS)) {
    const value = await readQuarter(store, quarterMs);
    if (value === undefined) continue;
    expect(value.cube).toEqual(cubeOf(value.facts.filter(isFact), value.intakes));
    found.facts.push(...value.facts.map(({ id }) => id));
    found.intakes.push(...value.intakes.map(({ id }) => id));
  }
  return { facts: found.facts.sort(), intakes: found.intakes.sort() };
}

const hours = fc.constantFrom(1, 1.75, 2, 2.5, 3.75, 4, 26);
const samples = fc.array(
  fc.record({
    created: hours,
    place: fc.option(hours, { nil: null }),
    changed: fc.constantFrom(8, 19.99, 20, 21),
    isSeen: fc.boolean(),
  }),
  { minLength: 1, maxLength: 9 },
);

test('what was not seen of a span goes, wherever a kill interrupts it, and nothing else does', async () => {
  const isInside = (hour: number | null) => hour !== null && DAY + hour * HOUR_MS >= FROM && DAY + hour * HOUR_MS < TO;
  await fc.assert(
    fc.asyncProperty(samples, fc.nat({ max: 12 }), async (list, writes) => {
      const store = await freshStore();
      const filings = list.map(filingOf);
      await fileRows(store, filings);
      const rows = list.map((sample, row) => ({ ...sample, id: filings[row]?.intake.id ?? '' }));
      const isGone = ({ isSeen, changed }: Sample) => !isSeen && DAY + changed * HOUR_MS < KEEP_FROM;
      const goneIntakes = rows.filter((row) => isGone(row) && isInside(row.created));
      const goneFacts = rows.filter((row) => row.place !== null && isGone(row) && (isInside(row.created) || isInside(row.place)));
      const unseen = { seen: new Set(rows.filter(({ isSeen }) => isSeen).map(({ id }) => id)), keepFromMs: KEEP_FROM };
      const before = await idsOf(store);

      await removeUnseen(dyingAfter(store, writes), [FROM, TO], unseen).catch((error: Error) => expect(error.message).toBe('killed'));
      const halfway = await idsOf(store);
      const stay = rows.filter((row) => !isGone(row));
      expect(halfway.facts).toEqual(expect.arrayContaining(stay.flatMap(({ id, place }) => (place === null ? [] : [id]))));
      expect(halfway.intakes).toEqual(expect.arrayContaining(stay.map(({ id }) => id)));

      const { facts, intakes, kept } = await removeUnseen(store, [FROM, TO], unseen);
      const without = (ids: readonly string[], gone: readonly { id: string }[]) => ids.filter((id) => !gone.some((row) => row.id === id));
      expect(await idsOf(store)).toEqual({ facts: without(before.facts, goneFacts), intakes: without(before.intakes, goneIntakes) });
      expect(facts).toBe(goneFacts.filter(({ id }) => halfway.facts.includes(id)).length);
      expect(intakes).toBe(goneIntakes.filter(({ id }) => halfway.intakes.includes(id)).length);
      expect(kept).toBe(rows.filter((row) => !row.isSeen && !isGone(row) && isInside(row.created)).length);

      // Nothing was marked as removed: what comes again is filed again.
      await fileRows(store, filings);
      expect(await idsOf(store)).toEqual(before);
    }),
    { numRuns: 25 },
  );
});

test('a frozen day keeps its cubes and the entries that later filings need', async () => {
  const store = await freshStore();
  const filings = [{ created: 2.5, place: 26, changed: 8, isSeen: false }].map(filingOf);
  await fileRows(store, filings);
  const frozenMs = DAY + 2.5 * HOUR_MS;
  await store.freezeDay(await readDay(store, DAY), new Set());
  const before = await readQuarter(store, frozenMs);
  expect(before).toMatchObject({ frozen: true, intakes: [{ id: filings[0]?.intake.id }] });
  expect(await removeUnseen(store, [FROM, TO], { seen: new Set(), keepFromMs: KEEP_FROM })).toEqual({ facts: 1, intakes: 0, kept: 0 });
  expect(await readQuarter(store, frozenMs)).toEqual(before);
  expect((await idsOf(store)).facts).toEqual([]);
});

test('removing does not make the facts that stay be kept longer', async () => {
  const store = await freshStore();
  const rows = [true, false].map((isSeen) => ({ created: 2, place: 2.5, changed: 8, isSeen }));
  const filings = rows.map(filingOf);
  await fileRows(store, filings);
  const filedMs = async () => (await Array.fromAsync(store.listStates(DAY, DAY + 48 * HOUR_MS))).map((state) => state.filedMs);
  const before = await filedMs();
  const seen = new Set([filings[0]?.intake.id ?? '']);
  expect(await removeUnseen(store, [FROM, TO], { seen, keepFromMs: KEEP_FROM })).toEqual({ facts: 1, intakes: 1, kept: 0 });
  expect(await filedMs()).toEqual(before);
});
