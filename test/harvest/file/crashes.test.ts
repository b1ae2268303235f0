/** Filings that die at any write, others meanwhile, then the journal; beside frozen days, on real Azurite. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { freshStore } from '../row-changes.ts';
import { countedIn, expectAsTold } from './outcome.ts';
import { FROZEN, LAST, Model, OLD, OTHER, PLACE, type Version } from './rules-model.ts';
import { file, freeze, mayDie, neighbourAt, newWorld } from './situations.ts';

let store: QuarterStore;
let worlds = 0;

beforeAll(async () => {
  store = await freshStore();
});

/** A version, and after how many writes its filing dies; null = it does not. */
interface Attempt extends Version {
  readonly writes: number | null;
}

const attemptsAt = (...days: readonly number[]): fc.Arbitrary<readonly Attempt[]> =>
  fc
    .array(fc.record({ at: fc.constantFrom(null, ...days), writes: fc.constantFrom(null, 0, 1, 1, 2, 3) }), { minLength: 1, maxLength: 7 })
    .chain((list) =>
      fc.shuffledSubarray(
        list.map((attempt, i) => ({ ...attempt, version: i + 1 })),
        { minLength: list.length },
      ),
    );

async function play(attempts: readonly Attempt[]) {
  const world = newWorld(store, ++worlds);
  await neighbourAt(world, FROZEN);
  await freeze(world, FROZEN);
  const journal: Version[] = [];
  for (const { writes, ...version } of attempts) {
    if (writes === null) await file(world, version);
    else if (await mayDie(world, version, writes)) journal.push(version);
  }
  for (const version of journal) await file(world, version);
  return world;
}

test('whatever filings die in whatever order, once the journal is filed the latest version counts, once', async () => {
  await fc.assert(
    fc.asyncProperty(attemptsAt(OLD, PLACE, OTHER, LAST), async (attempts) => {
      const latest = attempts.toSorted((a, b) => a.version - b.version).slice(-1);
      await expectAsTold(await play(attempts), new Model(latest.map(({ version, at }) => ({ version, at }))));
    }),
    { numRuns: 40 },
  );
});

test('where versions come into a frozen day as well, the row that counted elsewhere goes on counting, once', async () => {
  await fc.assert(
    fc.asyncProperty(attemptsAt(OLD, PLACE, OTHER, FROZEN, FROZEN), async (attempts) => {
      // It begins with a fact, and is never open again: so it counts in the end, by one of its versions that could be taken.
      const finished = attempts.map((attempt) => ({ ...attempt, version: attempt.version + 1, at: attempt.at ?? FROZEN }));
      const world = await play([{ version: 1, at: OLD, writes: null }, ...finished]);
      const counted = await countedIn(world);
      expect(counted).toHaveLength(1);
      expect(counted).not.toContain(FROZEN);
    }),
    { numRuns: 40 },
  );
});
