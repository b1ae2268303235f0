/** A day freezes, or another writer comes, between two writes of a row that moves: on real Azurite. */
import { beforeAll, describe, expect, test } from 'vitest';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { freshStore } from '../row-changes.ts';
import { expectAsTold, watched } from './outcome.ts';
import { FROZEN, LAST, Model, OLD, OTHER, PLACE, type Version } from './rules-model.ts';
import { die, file, filingOf, freeze, neighbourAt, newWorld, onWrite, quarterAt, type World } from './situations.ts';

let store: QuarterStore;
let worlds = 0;

beforeAll(async () => {
  store = await freshStore();
});

/** A store in which the day freezes after so many writes. */
function freezingAfter(world: World, writes: number, day: number): QuarterStore {
  let written = 0;
  const counting = onWrite(world.store, () => written++);
  return {
    ...counting,
    async edit(...args) {
      if (written === writes && !world.frozen.has(quarterAt(world, day))) await freeze(world, day);
      await counting.edit(...args);
    },
  };
}

interface Case {
  readonly before: Version;
  readonly freezes: { readonly day: number; readonly afterWrites: number };
  readonly writes: readonly string[];
}

const MOVE: Version = { version: 4, at: PLACE };
const CASES: readonly (readonly [string, Case])[] = [
  [
    'the new place freezes before the fact comes there: the row stays at its old place',
    { before: { version: 2, at: OLD }, freezes: { day: PLACE, afterWrites: 1 }, writes: ['note', 'settle'] },
  ],
  [
    'the first place freezes before the fact comes there: the row counts nowhere',
    { before: { version: 2, at: null }, freezes: { day: PLACE, afterWrites: 1 }, writes: ['note'] },
  ],
  [
    'the old place freezes before the fact is buried: that is taken back from the new place',
    { before: { version: 2, at: OLD }, freezes: { day: OLD, afterWrites: 2 }, writes: ['note', 'file', 'take back', 'settle'] },
  ],
];

async function built({ before }: Pick<Case, 'before'>): Promise<World> {
  const world = newWorld(store, ++worlds);
  for (const day of [PLACE, FROZEN]) await neighbourAt(world, day);
  await freeze(world, FROZEN);
  await file(world, before);
  return world;
}

describe.each(CASES)('where %s', (_claim, given) => {
  const { before, freezes, writes } = given;
  const story = [before, { freeze: [freezes.day] }, MOVE];
  const freezing = (world: World) => freezingAfter(world, freezes.afterWrites, freezes.day);

  test('it is told as too late', async () => {
    const world = await built(given);
    expect(await watched(world, MOVE, freezing(world))).toEqual({ writes, count: writes.length, frozenChanges: 1 });
    await expectAsTold(world, new Model(story));
  });

  test.each([
    ['by filing it again', []],
    ['by the journal, also where a newer version comes first', [{ version: 9, at: LAST }]],
  ])('a crash at any write is mended %s', async (_way, newer) => {
    for (let alive = freezes.afterWrites; alive < writes.length; alive++) {
      const world = await built(given);
      await die(world, MOVE, alive, freezing(world));
      for (const version of [...newer, MOVE]) await file(world, version);
      await expectAsTold(world, new Model([...story, ...newer]));
    }
  });
});

test('a row that comes into a frozen day, and by another writer at once with a newer version elsewhere, counts where the newer one says', async () => {
  for (let round = 0; round < 12; round++) {
    const world = await built({ before: { version: 2, at: OLD } });
    const versions = [
      { version: 4, at: FROZEN },
      { version: 6, at: OTHER },
    ];
    await Promise.all(versions.map((version) => fileRows(world.store, [filingOf(world, version)])));
    await expectAsTold(world, new Model([{ version: 2, at: OLD }, ...versions]));
  }
});

test('a fact that knows its conversation is taken back as another is: its entry does not know of one', async () => {
  const [, given] = CASES[2] ?? [];
  if (given === undefined) throw new RangeError('there is no such case');
  const world = await built(given);
  const { intake, fact } = filingOf(world, MOVE);
  const joined = fact && { ...fact, version: { ...fact.version, conversationMs: 1 } };
  await fileRows(freezingAfter(world, given.freezes.afterWrites, OLD), [{ intake, fact: joined }]);
  await expectAsTold(world, new Model([given.before, { freeze: [OLD] }, MOVE]));
});
