/** What filing wrote of the row, and what is found of it then. */
import { expect } from 'vitest';
import type { Step } from '../../../src/harvest/file/transitions.ts';
import type { QuarterUpdate, QuarterValue } from '../../../src/history/quarters/quarter-value.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';

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
    onWrite(store, (current, next) => all.push(stepOf(current, next))),
  );
  return { writes: all.filter((write, i) => write !== all[i - 1]), count: all.length, frozenChanges };
}

function stepOf(current: QuarterValue | undefined, next: QuarterUpdate): Write {
  const ofRow = ({ id }: { readonly id: string }) => id === ROW;
  if (next.intakes !== undefined) {
    const [before, after] = [current?.intakes.find(ofRow), next.intakes.find(ofRow)];
    return before?.version.number === after?.version.number ? 'settle' : 'note';
  }
  const record = next.facts?.find(ofRow);
  if (record === undefined) return 'take back';
  return isFact(record) ? 'file' : 'bury';
}

/** What is found of the row in its whole day; fails where a live cube is not that of its facts, or a frozen one has facts. */
async function foundIn(world: World) {
  const found = { facts: [] as Version[], entries: [] as Version[], counted: [] as number[] };
  for await (const { quarterMs } of world.store.listStates(quarterAt(world, 0), quarterAt(world, LAST + 1))) {
    const hour = (quarterMs - world.dayMs) / HOUR_MS;
    const value = await world.store.read(quarterMs);
    if (value === undefined) continue;
    const facts = value.facts.filter(isFact);
    if (value.frozen) expect(facts).toEqual([]);
    else expect(value.cube).toEqual(cubeOf(facts, value.intakes));
    const isOfRow = ({ id }: { readonly id: string }) => id === ROW;
    found.facts.push(...facts.filter(isOfRow).map(({ version }) => ({ version: version.number, at: hour })));
    found.entries.push(
      ...value.intakes.filter(isOfRow).map(({ version, placeMs }) => ({ version: version.number, at: hourOf(world, placeMs) })),
    );
    const voice = value.cube.cells.filter(({ scope }) => scope.channel === 'Voice');
    found.counted.push(...voice.flatMap(({ tally }) => Array.from({ length: tally.deliveries }, () => hour)));
  }
  return found;
}

/** The hours at which the row counts. */
export async function countedIn(world: World): Promise<readonly number[]> {
  return (await foundIn(world)).counted;
}

function hourOf({ dayMs }: World, placeMs: number | null): number | null {
  return placeMs === null ? null : Math.floor((placeMs - dayMs) / HOUR_MS);
}

/** Expects that the row counts where the rules say, once, and that its entry is the only one. */
export async function expectAsTold(world: World, { counted, entry, frozen }: Model): Promise<void> {
  expect(await foundIn(world)).toEqual({
    facts: counted !== undefined && !frozen.has(counted.at ?? -1) ? [counted] : [],
    entries: entry === undefined ? [] : [entry],
    counted: counted === undefined ? [] : [counted.at],
  });
}
