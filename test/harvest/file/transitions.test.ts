/** Walks the table of filing on real Azurite: each cell is built, filed, killed at each write, filed again. The table says what is written, the rules what counts. */
import { beforeEach, describe, expect, test } from 'vitest';
import { COMING, type Coming, type Step, TRANSITIONS, type Transition } from '../../../src/harvest/file/transitions.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { IS_WHOLE } from '../../support/matrices.ts';
import { freshStore } from '../row-changes.ts';
import { expectAsTold, watched } from './outcome.ts';
import { FROZEN, LAST, Model, type Version } from './rules-model.ts';
import { die, file, freeze, neighbourAt, newWorld, SITUATIONS, type Situation, versionsOf, type World } from './situations.ts';

let store: QuarterStore;
let worlds = 0;

// A store's days are looked through at each reading: those of one cell are few.
beforeEach(async () => {
  store = await freshStore();
});

interface Cell {
  readonly situation: Situation;
  readonly coming: Coming;
  readonly version: Version;
  readonly transition: Transition;
}

const CELLS: readonly Cell[] = SITUATIONS.flatMap((situation) =>
  (Object.keys(COMING) as Coming[]).flatMap((coming) => {
    const transition = TRANSITIONS[situation.known][coming];
    return transition === undefined ? [] : versionsOf(situation, coming).map((version) => ({ situation, coming, version, transition }));
  }),
);
const named = CELLS.map((cell) => {
  const { situation, coming, version } = cell;
  return [`${situation.known} (${situation.name}) x ${coming} (version ${version.version} at ${version.at})`, cell] as const;
});

test('the walk comes by every cell of the table', () => {
  const all = Object.entries(TRANSITIONS).flatMap(([known, row]) => Object.keys(row).map((coming) => `${known} x ${coming}`));
  expect(new Set(CELLS.map(({ situation, coming }) => `${situation.known} x ${coming}`))).toEqual(new Set(all));
});

async function built({ situation, coming }: Cell): Promise<World> {
  const world = newWorld(store, ++worlds);
  // No other version comes by there.
  if (coming === 'frozen') {
    await neighbourAt(world, FROZEN);
    await freeze(world, FROZEN);
  }
  await situation.build(world);
  return world;
}

/** The story of a cell as the rules tell it. */
function modelOf({ situation, coming }: Cell, later: readonly Version[]): Model {
  // Where the fact was not buried when the row came too late, it is as if the row had not been open in between.
  const story = situation.known === 'reopening' && coming === 'frozen' ? situation.story.slice(0, 1) : situation.story;
  return new Model([...story, ...later]);
}

/** What the journal does after a crash: it files again what had not been filed to its end. */
async function replay(world: World, { situation, version }: Cell): Promise<void> {
  await file(world, version);
  if (situation.died !== undefined) await file(world, situation.died);
}

function expectedWrites({ situation, version, transition, coming }: Cell): readonly Step[] {
  // Back at its only old place a row has none to bury.
  const hasNoOldPlace = situation.known === 'moving' ? false : coming === 'here' && transition.entry === 'noted';
  return transition.steps.filter((step) => {
    if (step === transition.refused) return false;
    if (hasNoOldPlace && (step === 'bury' || step === 'settle')) return false;
    return coming !== 'again' || !(situation.done ?? []).includes(step) || version.version > 4;
  });
}

describe('each cell of the table', () => {
  test.each(named)('%s: what is written, and told as too late, is what the table says', async (_name, cell) => {
    const world = await built(cell);
    const { writes, frozenChanges } = await watched(world, cell.version);
    expect({ writes, frozenChanges }).toEqual({ writes: expectedWrites(cell), frozenChanges: cell.transition.isLate ? 1 : 0 });
    await replay(world, cell);
    await expectAsTold(world, modelOf(cell, [cell.version]));
  });

  test.each(named)('%s: a crash at any write is mended by the journal, also where a newer version comes first', async (_name, cell) => {
    const { count } = await watched(await built(cell), cell.version);
    // Each write once with the one and once with the other, or the one here and the other in the next cell.
    const isTaken = (alive: number, story: number) => IS_WHOLE || (alive + CELLS.indexOf(cell)) % 2 === story;
    for (let alive = 0; alive < count; alive++) {
      if (!isTaken(alive, 0)) continue;
      const world = await built(cell);
      await die(world, cell.version, alive);
      await replay(world, cell);
      await expectAsTold(world, modelOf(cell, [cell.version]));
    }
    const newer = { version: 9, at: LAST };
    for (let alive = 0; alive < count; alive++) {
      if (!isTaken(alive, 1)) continue;
      const world = await built(cell);
      await die(world, cell.version, alive);
      await file(world, newer);
      const isNoted = alive > 0;
      await replay(world, cell);
      await expectAsTold(world, modelOf(cell, isNoted ? [cell.version, newer] : [newer, cell.version]));
    }
  });
});
