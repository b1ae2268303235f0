/** Facts and cube of each quarter hour of UTC, under one head: whoever reads both reads them of the same moment. */
import { isCorrupt } from '../../errors.ts';
import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import type { Detail, Tally } from '../../metrics/cube/cube.ts';
import type { Intake, Scope } from '../../metrics/fact/fact.ts';
import { mapAhead } from '../../parallel.ts';
import { quarterOf } from '../../time/quarter.ts';
import { newTallySums, type TallyCell } from '../packing/cube-codec.ts';
import { retryConflicts, unlessChanged } from '../tables/conflicts.ts';
import { conflict } from '../tables/table-errors.ts';
import type { NewValue, StoredValue, ValueKey, ValueStore } from '../tables/value-store.ts';
import { filedByOf } from './filed-by.ts';
import { inTurn, nextTurn } from './in-turn.ts';
import { type Noted, type NotedSoFar, nothingNoted } from './noted.ts';
import { AFTER_PARTITIONS, daysBetween, FIRST_PARTITION, keyOf, quarterMsOf, type UtcDay } from './quarter-key.ts';
import {
  factsOf,
  frozenValue,
  intakesOf,
  isFrozen,
  newValue,
  type PartName,
  type QuarterState,
  type QuarterUpdate,
  type QuarterValue,
  quarterState,
  quarterValue,
} from './quarter-value.ts';
import { UNPACKING, type Unpacking } from './unpacking.ts';

export type QuarterTallies = Pick<QuarterValue, 'quarterMs'> & { readonly cells: readonly TallyCell[] };

/** The key under which the tallies of a scope in a quarter hour (its start, UTC epoch milliseconds) are summed; undefined for "not at all". */
export type KeysOf = (quarterMs: number) => (scope: Scope) => string | undefined;

/** What to change of the current value (undefined where there is none), whose parts are unpacked as they are asked for; undefined for "leave it". May be asked more than once. */
export type QuarterChange = (current: QuarterValue | undefined) => QuarterUpdate | undefined;

export interface UpdateOptions {
  /** Whether the change files what Dataverse tells, so that the facts' time begins anew. @default true */
  readonly isFiling?: boolean;
}

/** Lists of quarter hours, in order of time. Each throws RangeError for a time that is no start of one, and StoreError as the value store does. */
export interface QuarterLists {
  /** Starts of the quarter hours that were left out so far since they cannot be read; absent where such a one ends a list with its error. */
  readonly unreadable?: ReadonlySet<number>;
  /** The cubes of the quarter hours in [fromMs, toMs), without their facts; as narrowCube() leaves them, and quicker, where lists are named. */
  listCubes(fromMs: number, toMs: number, lists?: readonly (keyof Detail)[]): AsyncIterable<Pick<QuarterValue, 'quarterMs' | 'cube'>>;
  /** The fixed counts alone: read from the heads, so cheap for months. */
  listTallies(fromMs: number, toMs: number): AsyncIterable<QuarterTallies>;
  /** Those counts summed by the keys of quarter hours and scopes, much quicker; what has no key is left out. */
  sumTallies(fromMs: number, toMs: number, keysOf: KeysOf): Promise<ReadonlyMap<string, Tally>>;
  /** The heads alone: cheap for months. */
  listStates(fromMs: number, toMs: number): AsyncIterable<QuarterState>;
  listFacts(fromMs: number, toMs: number): AsyncIterable<Pick<QuarterValue, 'quarterMs' | 'facts'>>;
  /** Of the facts only what tells of contacts, without tombstones: quicker than all of them. Given a set, only those of its contacts, which is quicker still. */
  listContactFacts(
    fromMs: number,
    toMs: number,
    contacts?: WantedContacts,
  ): AsyncIterable<Pick<QuarterValue, 'quarterMs'> & { readonly facts: readonly FactOfContact[] }>;
  /** The intake entries of the rows created in [fromMs, toMs). */
  listIntakes(fromMs: number, toMs: number): AsyncIterable<Pick<QuarterValue, 'quarterMs' | 'intakes'>>;
}

/** A quarter hour is named by its start. Every method throws RangeError for a time that is none, and StoreError as the value store does. */
export interface QuarterStore extends QuarterLists {
  read(quarterMs: number): Promise<QuarterValue | undefined>;
  /** Its head alone. */
  readState(quarterMs: number): Promise<QuarterState | undefined>;
  /** Changes a quarter hour so that no concurrent change is lost. Of a frozen one only the intake entries change. */
  update(quarterMs: number, change: QuarterChange, options?: UpdateOptions): Promise<void>;
  /**
   * Freezes a quarter hour as its state showed it: facts and settled intake entries go, the cube stays. On a frozen one, entries go that have settled since:
   * those whose places all lie in `frozen` (starts of quarter hours). Gives false where it was changed meanwhile: nothing is done then.
   */
  freeze(state: Pick<QuarterState, 'quarterMs' | 'etag'>, frozen: ReadonlySet<number>): Promise<boolean>;
  /** Removes a quarter hour as its state showed it; false where it was changed meanwhile. */
  remove(state: Pick<QuarterState, 'quarterMs' | 'etag'>): Promise<boolean>;
  /** The heads of all there are, in one scan. */
  listAllStates(): AsyncIterable<QuarterState>;
  /** The lists of what can be read: what cannot is left out of them and noted in `unreadable`; of all else that they list `filedBy` has the rules. */
  readable(): QuarterLists & Noted;
}

export interface QuarterStoreOptions {
  /** When something is filed, UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
  /** How lists unpack what they read. @default each time anew */
  readonly unpack?: Unpacking;
}

const PARALLEL_DAYS = 3;
// A week of a zone lies in so many UTC days, and is asked for at once.
const ASKED_AT_ONCE = 8;
const FROZEN_PARTS: readonly PartName[] = ['intakes', 'tally', 'detail'];

/** Quarter hours as stored values, a partition a UTC date: so a day is one scan. */
export function quarterStore(values: ValueStore, { now = Date.now, unpack = UNPACKING }: QuarterStoreOptions = {}): QuarterStore {
  return {
    async read(quarterMs) {
      const stored = await values.read(keyOf(quarterMs));
      // Spread, so that all of it is unpacked here.
      return stored && { ...quarterValue(quarterMs, stored) };
    },
    async readState(quarterMs) {
      const stored = await values.read(keyOf(quarterMs), { parts: [] });
      return stored && quarterState(quarterMs, stored);
    },
    async update(quarterMs, change, { isFiling = true } = {}) {
      const key = keyOf(quarterMs);
      await retryConflicts(async () => {
        const stored = await values.read(key);
        const next = await inTurn(() => changed(quarterMs, stored, change, isFiling ? now() : Number(stored?.meta.filedMs ?? 0)));
        if (next !== undefined) await values.write(key, next, stored ?? null);
      });
    },
    freeze: ({ quarterMs, etag }, frozen) =>
      unlessChanged(async () => {
        const key = keyOf(quarterMs);
        const stored = await values.read(key, { parts: FROZEN_PARTS });
        if (stored?.etag !== etag) throw conflict('freeze a quarter hour');
        const all = intakesOf(stored);
        const kept = all.filter((intake) => !isSettled(intake, quarterMs, frozen));
        if (!isFrozen(stored) || kept.length < all.length) await values.write(key, frozenValue(stored, kept.map(withoutContact)), stored);
      }),
    remove: ({ quarterMs, etag }) => unlessChanged(() => values.delete(keyOf(quarterMs), etag)),
    async *listAllStates() {
      for await (const head of values.listHeads(FIRST_PARTITION, AFTER_PARTITIONS)) yield quarterState(quarterMsOf(head.key), head);
    },
    ...quarterLists(values, unpack),
    readable() {
      const noted = nothingNoted();
      return { ...quarterLists(values, unpack, noted), ...noted };
    },
  };
}

/** What is read, and what cannot be, is put down in `noted`; without it, one that cannot be read ends a list with its error. */
function quarterLists(values: ValueStore, unpack: Unpacking, noted?: NotedSoFar): QuarterLists {
  let oldest: Promise<string | undefined> | undefined;

  /** The UTC days of a list; where what can be read is listed, of many days only those from the oldest one in history on, which is asked for once. */
  async function daysOf(fromMs: number, toMs: number): Promise<readonly UtcDay[]> {
    const days = [...daysBetween(fromMs, toMs)];
    if (noted === undefined || days.length <= ASKED_AT_ONCE) return days;
    oldest ??= values.firstPartition(FIRST_PARTITION, AFTER_PARTITIONS);
    const first = await oldest;
    return first === undefined ? [] : days.filter(({ partition }) => partition >= first);
  }

  const leaveOut = noted && { instead: (key: ValueKey) => void noted.unreadable.add(quarterMsOf(key)) };

  /** One day at a time in memory, the next ones on their way. */
  async function* list<T>(fromMs: number, toMs: number, parts: readonly PartName[], read: (stored: StoredValue) => T): AsyncGenerator<T> {
    const days = mapAhead(await daysOf(fromMs, toMs), PARALLEL_DAYS, async ({ partition, fromRow, toRow }) => {
      const found: StoredValue[] = [];
      for await (const stored of values.list(partition, fromRow, toRow, { parts, ...leaveOut })) found.push(stored);
      return found;
    });
    for await (const day of days) for (const stored of day) yield* readOrLeaveOut(stored, read);
  }

  /** Nothing for one whose bytes are whole and cannot be unpacked. */
  function* readOrLeaveOut<T>(stored: StoredValue, read: (stored: StoredValue) => T): Generator<T> {
    let value: T;
    try {
      value = read(stored);
      const range = noted && filedByOf(stored);
      if (range) noted.filedBy.set(quarterMsOf(stored.key), range);
    } catch (error) {
      if (noted === undefined || !isCorrupt(error)) throw error;
      noted.unreadable.add(quarterMsOf(stored.key));
      return;
    }
    yield value;
  }

  return {
    listCubes: (fromMs, toMs, lists) =>
      list(fromMs, toMs, ['tally', 'detail'], (stored) => ({ quarterMs: quarterMsOf(stored.key), cube: unpack.cube(stored, lists) })),
    listTallies: (fromMs, toMs) =>
      list(fromMs, toMs, ['tally'], (stored) => ({ quarterMs: quarterMsOf(stored.key), cells: unpack.tallies(stored) })),
    async sumTallies(fromMs, toMs, keysOf) {
      const sums = newTallySums();
      const add = (stored: StoredValue) => unpack.addTallies(stored, sums, keysOf(quarterMsOf(stored.key)));
      for await (const _ of list(fromMs, toMs, ['tally'], add)) void _;
      return sums.finish();
    },
    listStates: (fromMs, toMs) => list(fromMs, toMs, [], (stored) => quarterState(quarterMsOf(stored.key), stored)),
    listFacts: (fromMs, toMs) =>
      list(fromMs, toMs, ['facts'], (stored) => ({ quarterMs: quarterMsOf(stored.key), facts: factsOf(stored) })),
    listContactFacts: (fromMs, toMs, contacts) =>
      list(fromMs, toMs, ['facts'], (stored) => ({ quarterMs: quarterMsOf(stored.key), facts: unpack.contactFacts(stored, contacts) })),
    listIntakes: (fromMs, toMs) =>
      list(fromMs, toMs, ['intakes'], (stored) => ({ quarterMs: quarterMsOf(stored.key), intakes: unpack.intakes(stored) })),
  };
}

/** What a change makes of a quarter hour; undefined where it is left. */
async function changed(
  quarterMs: number,
  stored: StoredValue | undefined,
  change: QuarterChange,
  filedMs: number,
): Promise<NewValue | undefined> {
  const next = change(stored && quarterValue(quarterMs, stored));
  if (next === undefined) return undefined;
  if (stored && isFrozen(stored)) return next.intakes && frozenValue(stored, next.intakes.map(withoutContact));
  await nextTurn();
  return newValue(next, filedMs, stored);
}

/** Whether a delivery's fact can lie nowhere but in quarter hours that are frozen, so that nobody has to know where. */
function isSettled({ placeMs, alsoAt }: Intake, quarterMs: number, frozen: ReadonlySet<number>): boolean {
  if (placeMs === null) return false;
  return [quarterOf(placeMs), ...alsoAt].every((place) => place === quarterMs || frozen.has(place));
}

/** No pseudonym outlives the facts. */
function withoutContact(intake: Intake): Intake {
  return { ...intake, contact: '' };
}
