/** Filing on real Azurite: whatever order, repeats, crashes and concurrent writers, the facts end as the latest version of each row. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { type Fact, isFact } from '../../../src/metrics/fact/fact.ts';
import { readQuarter } from '../../support/history/read-quarter.ts';
import { APART_MS, type Change, changes, DAY, dyingAfter, filingOf, freshStore } from '../row-changes.ts';

/** Every fact and intake entry in the store; fails where a stored cube is not the cube of its facts. */
async function contentOf(store: QuarterStore) {
  const facts: Fact[] = [];
  const intakes = [];
  for await (const { quarterMs } of store.listStates(DAY, DAY + 8 * APART_MS)) {
    const value = await readQuarter(store, quarterMs);
    if (value === undefined) continue;
    expect(value.cube).toEqual(cubeOf(value.facts.filter(isFact), value.intakes));
    facts.push(...value.facts.filter(isFact));
    intakes.push(...value.intakes);
  }
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  return { facts: facts.sort(byId), intakes: intakes.sort(byId) };
}

function expectedOf(changes: readonly Change[]) {
  const latest = new Map<number, Change>();
  for (const change of changes) if (change.version > (latest.get(change.row)?.version ?? -1)) latest.set(change.row, change);
  const filings = [...latest.values()].sort((a, b) => a.row - b.row).map(filingOf);
  return { facts: filings.flatMap(({ fact }) => fact ?? []), intakes: filings.map(({ intake }) => intake) };
}

test('fileRows() ends in the latest version of each row, whatever the order and the batches', async () => {
  await fc.assert(
    fc.asyncProperty(changes, fc.integer({ min: 1, max: 5 }), async (list, size) => {
      const store = await freshStore();
      for (let i = 0; i < list.length; i += size) await fileRows(store, list.slice(i, i + size).map(filingOf));
      expect(await contentOf(store)).toEqual(expectedOf(list));
    }),
    { numRuns: 20 },
  );
});

test('fileRows() is idempotent: filing everything again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(changes, async (list) => {
      const store = await freshStore();
      await fileRows(store, list.map(filingOf));
      const once = await contentOf(store);
      await fileRows(store, list.map(filingOf));
      expect(await contentOf(store)).toEqual(once);
    }),
    { numRuns: 10 },
  );
});

test('a crash between any two writes is mended by the next harvest, also where the row has moved on meanwhile', async () => {
  const moves: Change[] = [
    { row: 1, version: 1, place: null },
    { row: 1, version: 2, place: 2 },
    { row: 1, version: 3, place: 5 },
    { row: 1, version: 4, place: 7 },
  ];
  for (let writes = 0; writes < 8; writes++) {
    for (const [i, change] of moves.entries()) {
      const store = await freshStore();
      for (const earlier of moves.slice(0, i)) await fileRows(store, [filingOf(earlier)]);
      await fileRows(dyingAfter(store, writes), [filingOf(change)]).catch((error: Error) => expect(error.message).toBe('killed'));
      // The harvest after the crash sees only the row's latest version: the one that was being filed may be gone.
      await fileRows(store, [filingOf({ row: 1, version: 9, place: 6 })]);
      expect((await contentOf(store)).facts).toEqual(expectedOf([{ row: 1, version: 9, place: 6 }]).facts);
    }
  }
});

test('two harvesters that file different versions of the same rows at once end in the latest', async () => {
  await fc.assert(
    fc.asyncProperty(changes, changes, async (a, b) => {
      const known = new Map(a.map((change) => [`${change.row} ${change.version}`, change]));
      const other = b.map((change) => known.get(`${change.row} ${change.version}`) ?? change);
      const store = await freshStore();
      await Promise.all([a, other].map((list) => fileRows(store, list.map(filingOf))));
      expect(await contentOf(store)).toEqual(expectedOf([...a, ...other]));
    }),
    { numRuns: 20 },
  );
});
