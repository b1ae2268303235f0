/** What filing wrote of the row, and what is found of it then. */
import { expect } from 'vitest';
import type { Step } from '../../../src/harvest/file/transitions.ts';
import type { KnownRows, RowEdit } from '../../../src/history/quarters/quarter-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { readQuarter } from '../../support/history/read-quarter.ts';
import { LAST, type Model, type Version } from './rules-model.ts';
import { file, onWrite, quarterAt, ROW, type World } from './situations.ts';

/** A step of the table, or its undoing. */
export type Write = Step | 'take back';

/** Files with a note of each write. One store writes at a time here, so none is tried twice. */
export async function watched(world: World, version: Version, store = world.store) {
  const all: Write[] = [];
  const frozenChanges = await file(
    world,
    version,
    onWrite(store, (known, next) => all.push(stepOf(known, next))),
  );
  return { writes: all.filter((write, i) => write !== all[i - 1]), count: all.length, frozenChanges };
}

function stepOf(known: KnownRows, { facts = [], intakes = [] }: RowEdit): Write {
  const ofRow = ({ id }: { readonly id: string }) => id === ROW;
  const entry = intakes.find(ofRow);
  if (entry !== undefined) return known.intakes.get(ROW)?.version.number === entry.version.number ? 'settle' : 'note';
  const record = facts.find(ofRow);
  if (record === undefined) return 'take back';
  return isFact(record) ? 'file' : 'bury';
}

/** What is found of the row in its whole world; fails where a live cube is not that of its facts, or a frozen one has facts. */
async function foundIn(world: World) {
  const found = { facts: [] as Version[], entries: [] as Version[], counted: [] as number[] };
  for await (const { quarterMs } of world.store.listStates(quarterAt(world, 0), quarterAt(world, LAST + 1))) {
    const day = (quarterMs - world.fromMs) / DAY_MS;
    const value = await readQuarter(world.store, quarterMs);
    if (value === undefined) continue;
    const facts = value.facts.filter(isFact);
    if (value.frozen) expect(facts).toEqual([]);
    else expect(value.cube).toEqual(cubeOf(facts, value.intakes));
    const isOfRow = ({ id }: { readonly id: string }) => id === ROW;
    found.facts.push(...facts.filter(isOfRow).map(({ version }) => ({ version: version.number, at: day })));
    found.entries.push(
      ...value.intakes.filter(isOfRow).map(({ version, placeMs }) => ({ version: version.number, at: dayIn(world, placeMs) })),
    );
    const voice = value.cube.cells.filter(({ scope }) => scope.channel === 'Voice');
    found.counted.push(...voice.flatMap(({ tally }) => Array.from({ length: tally.deliveries }, () => day)));
  }
  return found;
}

/** The days on which the row counts. */
export async function countedIn(world: World): Promise<readonly number[]> {
  return (await foundIn(world)).counted;
}

function dayIn({ fromMs }: World, placeMs: number | null): number | null {
  return placeMs === null ? null : Math.floor((placeMs - fromMs) / DAY_MS);
}

/** Expects that the row counts where the rules say, once, and that its entry is the only one. */
export async function expectAsTold(world: World, { counted, entry, frozen }: Model): Promise<void> {
  expect(await foundIn(world)).toEqual({
    facts: counted !== undefined && !frozen.has(counted.at ?? -1) ? [counted] : [],
    entries: entry === undefined ? [] : [entry],
    counted: counted === undefined ? [] : [counted.at],
  });
}
