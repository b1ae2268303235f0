/** What filing does with a row: the pure half of it. Finds the cell of the table (transitions.ts), and what the intake entry becomes. */
import { compareVersions, type Intake } from '../../metrics/fact/fact.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { quarterOf } from '../../time/quarter.ts';
import { type Coming, type Known, TRANSITIONS, type Transition } from './transitions.ts';

/** Starts of quarter hours that were looked at, UTC epoch milliseconds, and whether each was frozen then. */
export type FrozenPlaces = ReadonlyMap<number, boolean>;

/** What the intake entries of a row's quarter hour say of it. */
export interface RowKnown {
  readonly entry: Intake | undefined;
  /** Whether that quarter hour is frozen: then rows without an entry are forgotten. */
  readonly isFrozen: boolean;
}

export interface Decision {
  readonly filing: Filing;
  readonly transition: Transition;
  /** The entry as it is from now on; undefined where the row is not taken. */
  readonly entry: Intake | undefined;
}

const NO_PLACES: readonly number[] = [];

/**
 * Which quarter hours have to be looked at before the row can be decided: its old and its new place where it moves. Every other
 * row is told soon enough when its place refuses the fact, and needs no look; so what is not in the map counts as not frozen.
 */
export function placesToLookAt(entry: Intake | undefined, { version, placeMs }: Intake): readonly number[] {
  if (entry === undefined || entry.placeMs === null || compareVersions(version, entry.version) <= 0) return NO_PLACES;
  const from = quarterOf(entry.placeMs);
  if (placeMs === null) return [from];
  // An unfinished move may be into a quarter hour that froze, and then even a row that names it again is not there.
  if (quarterOf(placeMs) === from) return entry.alsoAt.length > 0 ? [from] : NO_PLACES;
  return [from, quarterOf(placeMs)];
}

/** Finds the row's cell in the table. @throws RangeError for a cell that cannot be */
export function decide(known: RowKnown, filing: Filing, frozen: FrozenPlaces): Decision {
  const kind = knownOf(known, frozen);
  const coming = comingOf(known.entry, filing.intake, frozen);
  const transition = TRANSITIONS[kind][coming];
  if (transition === undefined) throw new RangeError(`Cannot file a row that is "${kind}" and comes "${coming}": that cannot be`);
  return { filing, transition, entry: entryOf(known.entry, filing.intake, kind, transition) };
}

function knownOf({ entry, isFrozen }: RowKnown, frozen: FrozenPlaces): Known {
  if (entry === undefined) return isFrozen ? 'forgotten' : 'nothing';
  const hasOldPlaces = entry.alsoAt.length > 0;
  if (entry.placeMs === null) return hasOldPlaces ? 'reopening' : 'open';
  if (frozen.get(quarterOf(entry.placeMs)) === true) return hasOldPlaces ? 'strayed' : 'frozen';
  return hasOldPlaces ? 'moving' : 'placed';
}

function comingOf(entry: Intake | undefined, { version, placeMs }: Intake, frozen: FrozenPlaces): Coming {
  const isNewer = entry === undefined || compareVersions(version, entry.version) > 0;
  if (!isNewer) return isSamePlace(entry.placeMs, placeMs) ? 'again' : 'older';
  if (placeMs === null) return 'open';
  if (entry !== undefined && isSamePlace(entry.placeMs, placeMs)) return 'here';
  return frozen.get(quarterOf(placeMs)) === true ? 'frozen' : 'elsewhere';
}

function isSamePlace(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : quarterOf(a) === quarterOf(b);
}

function entryOf(entry: Intake | undefined, coming: Intake, kind: Known, change: Transition): Intake | undefined {
  if (change.entry === 'none' || change.entry === 'kept') return entry;
  if (entry === undefined) return coming;
  const from = kind === 'strayed' ? beforeMove(entry) : entry;
  return change.entry === 'stays' ? { ...coming, placeMs: from.placeMs, alsoAt: from.alsoAt } : moved(from, coming);
}

/**
 * The entry as if the move into the frozen quarter hour had not been noted. That place has no fact of the row: a quarter hour freezes days
 * after it was last filed to, and only as far as Dataverse has been read, and each harvest first finishes what a crash left in the journal.
 */
function beforeMove(entry: Intake): Intake {
  return { ...entry, placeMs: entry.alsoAt.at(-1) ?? null, alsoAt: entry.alsoAt.slice(0, -1) };
}

/** The newer entry, with all places of the known one but its own as old ones. */
function moved(known: Intake, newer: Intake): Intake {
  if (known.alsoAt.length === 0 && isSamePlace(known.placeMs, newer.placeMs)) return newer;
  const oldPlaces = known.placeMs === null ? known.alsoAt : [...known.alsoAt, quarterOf(known.placeMs)];
  const place = newer.placeMs === null ? null : quarterOf(newer.placeMs);
  return { ...newer, alsoAt: [...new Set(oldPlaces)].filter((quarterMs) => quarterMs !== place).sort((a, b) => a - b) };
}
