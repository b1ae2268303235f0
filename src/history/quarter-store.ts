/** Facts and cube of each quarter hour of UTC, under one head: whoever reads both reads them of the same moment. */
import type { Cube } from '../metrics/cube.ts';
import type { Fact, Intake, Tombstone } from '../metrics/fact.ts';
import { quarterOf } from '../time/quarter.ts';
import { packDetails, packTallies, type TallyCell, unpackCube, unpackTallies } from './cube-codec.ts';
import { packFacts, packIntakes, unpackFacts, unpackIntakes } from './fact-codec.ts';
import { requirePart } from './json-part.ts';
import { mapAhead } from './parallel.ts';
import { retryConflicts } from './update-value.ts';
import type { NewValue, StoredValue, ValueKey, ValueStore } from './value-store.ts';

/** All that is kept of one quarter hour. */
export interface QuarterValue {
  /** Its start, UTC epoch milliseconds. */
  readonly quarterMs: number;
  readonly facts: readonly (Fact | Tombstone)[];
  readonly intakes: readonly Intake[];
  /** The cube of its facts and intakes. */
  readonly cube: Cube;
}

/** What is known of a quarter hour without reading its parts. */
export interface QuarterState {
  /** UTC epoch milliseconds. */
  readonly quarterMs: number;
  /** Changes with every write of the quarter hour, and with nothing else. */
  readonly etag: string;
  /** Numbers of records: facts (tombstones too), intake entries, and those of them whose delivery is not finished. */
  readonly facts: number;
  readonly intakes: number;
  readonly open: number;
}

export type QuarterTallies = Pick<QuarterValue, 'quarterMs'> & { readonly cells: readonly TallyCell[] };

/** What to store instead of the current value (undefined where there is none); undefined for "leave it". May be asked more than once. */
export type QuarterChange = (current: QuarterValue | undefined) => QuarterValue | undefined | Promise<QuarterValue | undefined>;

/** A quarter hour is named by its start. Every method throws RangeError for a time that is none, and StoreError as the value store does; lists are in order of time. */
export interface QuarterStore {
  read(quarterMs: number): Promise<QuarterValue | undefined>;
  /** Changes a quarter hour so that no concurrent change is lost; gives what is stored now. */
  update(quarterMs: number, change: QuarterChange): Promise<QuarterValue | undefined>;
  /** The cubes of the quarter hours in [fromMs, toMs), without their facts. */
  listCubes(fromMs: number, toMs: number): AsyncIterable<Pick<QuarterValue, 'quarterMs' | 'cube'>>;
  /** The fixed counts alone: read from the heads, so cheap for months. */
  listTallies(fromMs: number, toMs: number): AsyncIterable<QuarterTallies>;
  /** The heads alone: cheap for months. */
  listStates(fromMs: number, toMs: number): AsyncIterable<QuarterState>;
  listFacts(fromMs: number, toMs: number): AsyncIterable<Pick<QuarterValue, 'quarterMs' | 'facts'>>;
  /** The intake entries of the rows created in [fromMs, toMs). */
  listIntakes(fromMs: number, toMs: number): AsyncIterable<Pick<QuarterValue, 'quarterMs' | 'intakes'>>;
}

type PartName = 'facts' | 'intakes' | 'tally' | 'detail';

const DAY_MS = 86_400_000;
// From then on ISO dates have five digits of year.
const YEAR_10000_MS = Date.UTC(10_000, 0);
const PARALLEL_DAYS = 3;

/** Quarter hours as stored values, a partition a UTC date: so a day is one scan. */
export function quarterStore(values: ValueStore): QuarterStore {
  /** One day at a time in memory, the next ones on their way. */
  async function* list<T>(fromMs: number, toMs: number, parts: readonly PartName[], read: (stored: StoredValue) => T): AsyncGenerator<T> {
    const days = mapAhead(daysBetween(fromMs, toMs), PARALLEL_DAYS, async ({ partition, fromRow, toRow }) => {
      const found: StoredValue[] = [];
      for await (const stored of values.list(partition, fromRow, toRow, { parts })) found.push(stored);
      return found;
    });
    for await (const day of days) for (const stored of day) yield read(stored);
  }

  return {
    async read(quarterMs) {
      const stored = await values.read(keyOf(quarterMs));
      return stored && quarterValue(stored);
    },
    async update(quarterMs, change) {
      const key = keyOf(quarterMs);
      return retryConflicts(async () => {
        const stored = await values.read(key);
        const current = stored && quarterValue(stored);
        const next = await change(current);
        if (next === undefined) return current;
        await values.write(key, newValue(next), stored?.etag ?? null);
        return next;
      });
    },
    listCubes: (fromMs, toMs) =>
      list(fromMs, toMs, ['tally', 'detail'], (stored) => ({ quarterMs: quarterMsOf(stored.key), cube: cubeOf(stored) })),
    listTallies: (fromMs, toMs) =>
      list(fromMs, toMs, ['tally'], (stored) => ({ quarterMs: quarterMsOf(stored.key), cells: talliesOf(stored) })),
    listStates: (fromMs, toMs) => list(fromMs, toMs, [], quarterState),
    listFacts: (fromMs, toMs) =>
      list(fromMs, toMs, ['facts'], (stored) => ({ quarterMs: quarterMsOf(stored.key), facts: unpackFacts(requirePart(stored, 'facts')) })),
    listIntakes: (fromMs, toMs) =>
      list(fromMs, toMs, ['intakes'], (stored) => ({
        quarterMs: quarterMsOf(stored.key),
        intakes: unpackIntakes(requirePart(stored, 'intakes')),
      })),
  };
}

function newValue({ facts, intakes, cube }: QuarterValue): NewValue {
  const parts: readonly [PartName, Uint8Array][] = [
    ['facts', packFacts(facts)],
    ['intakes', packIntakes(intakes)],
    ['tally', packTallies(cube)],
    // Cell by cell in the order of the tallies, which name the scopes.
    ['detail', packDetails(cube)],
  ];
  return { parts: new Map(parts), meta: { facts: facts.length, intakes: intakes.length, open: intakes.filter(isOpen).length } };
}

function quarterValue(stored: StoredValue): QuarterValue {
  return {
    quarterMs: quarterMsOf(stored.key),
    facts: unpackFacts(requirePart(stored, 'facts')),
    intakes: unpackIntakes(requirePart(stored, 'intakes')),
    cube: cubeOf(stored),
  };
}

function quarterState({ key, etag, meta }: StoredValue): QuarterState {
  const count = (name: string) => Number(meta[name] ?? 0);
  return { quarterMs: quarterMsOf(key), etag, facts: count('facts'), intakes: count('intakes'), open: count('open') };
}

function isOpen({ placeMs }: Intake): boolean {
  return placeMs === null;
}

function cubeOf(stored: StoredValue): Cube {
  return unpackCube(requirePart(stored, 'tally'), requirePart(stored, 'detail'));
}

function talliesOf(stored: StoredValue): readonly TallyCell[] {
  return unpackTallies(requirePart(stored, 'tally'));
}

/** Partition "quarter|2026-11-22", row "09:45". */
function keyOf(quarterMs: number): ValueKey {
  const iso = new Date(checkQuarter(quarterMs)).toISOString();
  return { partition: `quarter|${iso.slice(0, 10)}`, row: iso.slice(11, 16) };
}

function checkQuarter(quarterMs: number): number {
  if (quarterOf(quarterMs) === quarterMs && quarterMs >= 0 && quarterMs < YEAR_10000_MS) return quarterMs;
  throw new RangeError(`Cannot use the time ${quarterMs}: it is no start of a quarter hour`);
}

function quarterMsOf({ partition, row }: ValueKey): number {
  return Date.parse(`${partition.slice('quarter|'.length)}T${row}Z`);
}

/** The UTC days of [fromMs, toMs), each with its rows. */
function* daysBetween(fromMs: number, toMs: number): Generator<{ partition: string; fromRow: string; toRow: string }> {
  const endMs = checkQuarter(toMs);
  for (let at = checkQuarter(fromMs); at < endMs; ) {
    const nextDayMs = (Math.floor(at / DAY_MS) + 1) * DAY_MS;
    const { partition, row: fromRow } = keyOf(at);
    // No row comes after "23:45", so "24:00" ends the day.
    yield { partition, fromRow, toRow: endMs < nextDayMs ? keyOf(endMs).row : '24:00' };
    at = nextDayMs;
  }
}
