/** Each thing that can be known of a row, built in a real store by filing, dying and freezing; and each thing that can come of it. */

import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import type { Coming, Known, Step } from '../../../src/harvest/file/transitions.ts';
import type { KnownRows, QuarterStore, RowEdit } from '../../../src/history/quarters/quarter-store.ts';
import { type Filing, fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { readDay } from '../../support/history/read-quarter.ts';
import { DAY } from '../row-changes.ts';
import { CREATED, type Event, FROZEN, LAST, OLD, OTHER, PLACE, type Version } from './rules-model.ts';

const RULES = defaultRules('a key of this test');
/** The row that all is about. */
export const ROW = '00000000-0000-4000-8000-000000000001';
/** Another row, which gives a day something to freeze, and counts in another channel: in a quarter hour of its own, where this one never is. */
const NEIGHBOUR = { id: '00000000-0000-4000-8000-000000000002', msdyn_channel: 'SMS' };

/** Days of its own in a store: situations do not meet. */
export interface World {
  readonly store: QuarterStore;
  /** Start of the first one, UTC epoch milliseconds. */
  readonly fromMs: number;
  /** Starts of those that are frozen. */
  readonly frozen: Set<number>;
}

export function newWorld(store: QuarterStore, number: number): World {
  // The latest world first, so that its days are found soon.
  return { store, fromMs: DAY - number * (LAST + 1) * DAY_MS, frozen: new Set() };
}

export function quarterAt({ fromMs }: Pick<World, 'fromMs'>, day: number): number {
  return fromMs + day * DAY_MS;
}

export function filingOf(world: Pick<World, 'fromMs'>, { version, at }: Version): Filing {
  return filingAs(world, { version, at }, { id: ROW, created: CREATED, msdyn_channel: 'Voice' });
}

interface Who {
  readonly id: string;
  readonly created: number;
  readonly msdyn_channel: string;
}

function filingAs(world: Pick<World, 'fromMs'>, { version, at }: Version, { id, created, msdyn_channel }: Who): Filing {
  const iso = (day: number) => new Date(quarterAt(world, day)).toISOString();
  const outcome =
    at === null ? { msdyn_status: 'InProcess' } : { msdyn_status: 'Complete', msdyn_result: 'Busy', msdyn_result_date: iso(at) };
  const delivery = { msdyn_proactive_deliveryid: id, createdon: iso(created), modifiedon: iso(created), versionnumber: version };
  return fileRow({ row: { ...delivery, msdyn_channel, ...outcome } }, RULES);
}

export async function file(world: World, version: Version, store = world.store): Promise<number> {
  return (await fileRows(store, [filingOf(world, version)])).frozenChanges;
}

/** Files a version with a process that dies when it has written so often, and must. */
export async function die(world: World, version: Version, writes: number, store = world.store): Promise<void> {
  if (!(await mayDie(world, version, writes, store))) throw new Error(`the filing has no more than ${writes} writes`);
}

/** The same, and gives whether it died. */
export async function mayDie(world: World, version: Version, writes: number, store = world.store): Promise<boolean> {
  let left = writes;
  const dying = onWrite(store, () => {
    if (left-- <= 0) throw new Error('killed');
  });
  try {
    await file(world, version, dying);
    return false;
  } catch (error) {
    if (error instanceof Error && error.message === 'killed') return true;
    throw error;
  }
}

/** A store that tells of each write just before it is done. */
export function onWrite(store: QuarterStore, tell: (known: KnownRows, next: RowEdit) => void): QuarterStore {
  return {
    ...store,
    edit: (quarterMs, asked, change, options) =>
      store.edit(
        quarterMs,
        asked,
        (known) => {
          const next = change(known);
          if (next !== undefined) tell(known, next);
          return next;
        },
        options,
      ),
  };
}

/** Freezes these days, which a row has been filed to. */
export async function freeze(world: World, ...days: readonly number[]): Promise<void> {
  for (const day of days) world.frozen.add(quarterAt(world, day));
  for (const day of days) {
    if (!(await world.store.freezeDay(await readDay(world.store, quarterAt(world, day)), world.frozen)))
      throw new Error(`day ${day} changes`);
  }
}

export async function neighbourAt(world: World, day: number): Promise<void> {
  const noon = day + 0.5;
  await fileRows(world.store, [filingAs(world, { version: 1, at: noon }, { ...NEIGHBOUR, created: noon })]);
}

export interface Situation {
  readonly known: Known;
  readonly name: string;
  build(world: World): Promise<unknown>;
  /** The same undisturbed. */
  readonly story: readonly Event[];
  /** What the journal repeats. */
  readonly died?: Version;
  /** What the same version finds done. */
  readonly done?: readonly Step[];
}

const v2 = (at: number | null): Version => ({ version: 2, at });
const v4 = (at: number | null): Version => ({ version: 4, at });
const MOVE = { died: v4(PLACE), story: [v2(OLD), v4(PLACE)] };

async function moveTo(world: World, writes: number): Promise<void> {
  await file(world, v2(OLD));
  await die(world, v4(PLACE), writes);
}

/** Where a version is to go to FROZEN, that day is frozen beforehand. */
export const SITUATIONS: readonly Situation[] = [
  { known: 'nothing', name: 'it was never seen', build: async () => undefined, story: [] },
  {
    known: 'forgotten',
    name: 'all of it is frozen',
    async build(world) {
      await file(world, v2(OLD));
      await freeze(world, OLD, CREATED);
    },
    story: [v2(OLD), { freeze: [OLD, CREATED] }],
  },
  { known: 'open', name: 'it is open', build: (world) => file(world, v4(null)), story: [v4(null)] },
  {
    known: 'reopening',
    name: 'a filing died before it buried the fact',
    async build(world) {
      await file(world, v2(PLACE));
      await die(world, v4(null), 1);
    },
    story: [v2(PLACE), v4(null)],
    died: v4(null),
  },
  { known: 'placed', name: 'its fact is there', build: (world) => file(world, v4(PLACE)), story: [v4(PLACE)], done: ['file'] },
  {
    known: 'placed',
    name: 'a filing died before the fact was there',
    build: (world) => die(world, v4(PLACE), 1),
    story: [v4(PLACE)],
    died: v4(PLACE),
  },
  {
    known: 'placed',
    name: 'it left a tombstone at the other place',
    async build(world) {
      await file(world, v2(OTHER));
      await file(world, v4(PLACE));
    },
    story: [v2(OTHER), v4(PLACE)],
    done: ['file'],
  },
  {
    known: 'frozen',
    name: 'it counts there',
    async build(world) {
      await file(world, v4(PLACE));
      await freeze(world, PLACE);
    },
    story: [v4(PLACE), { freeze: [PLACE] }],
  },
  {
    known: 'frozen',
    name: 'it came too late',
    async build(world) {
      await neighbourAt(world, PLACE);
      await freeze(world, PLACE);
      await file(world, v4(PLACE));
    },
    story: [{ freeze: [PLACE] }, v4(PLACE)],
  },
  { known: 'moving', name: 'a filing died before the fact was there', build: (world) => moveTo(world, 1), ...MOVE },
  { known: 'moving', name: 'a filing died before it buried', build: (world) => moveTo(world, 2), ...MOVE, done: ['file'] },
  { known: 'moving', name: 'a filing died before it settled', build: (world) => moveTo(world, 3), ...MOVE, done: ['file', 'bury'] },
  {
    known: 'strayed',
    name: 'the new place froze before the fact was there',
    async build(world) {
      await neighbourAt(world, PLACE);
      await moveTo(world, 1);
      await freeze(world, PLACE);
    },
    // As if it had been frozen all along.
    story: [v2(OLD), { freeze: [PLACE] }, v4(PLACE)],
    died: v4(PLACE),
  },
];

const placeOf = ({ known }: Situation) => (known === 'open' || known === 'reopening' ? null : PLACE);

/** What can come of a row in a situation; more than one where that could make a difference. */
export function versionsOf(situation: Situation, coming: Coming): readonly Version[] {
  switch (coming) {
    case 'older':
      return [{ version: 3, at: OTHER }];
    case 'again':
      return [v4(placeOf(situation)), { version: 3, at: placeOf(situation) }];
    case 'open':
      return [{ version: 6, at: null }];
    case 'here':
      return [{ version: 6, at: PLACE }];
    case 'elsewhere':
      return [OTHER, ...(situation.known === 'moving' ? [OLD] : [])].map((at) => ({ version: 6, at }));
    case 'frozen':
      return [{ version: 6, at: FROZEN }];
  }
}
