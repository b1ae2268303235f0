/** Between instants and what clocks on the wall show, by the zone data that the app ships: no other file asks for an offset. */
import { DAY_MS, HOUR_MS } from './lengths.ts';
import { zoneTable } from './zone-data.ts';
import { placeOf, type ZoneTable } from './zone-table.ts';

// The Gregorian calendar repeats after 400 years, a whole number of weeks, and with it every rule such as "last Sunday in March".
const CYCLE_MS = 146_097 * DAY_MS;
// The tables list each change up to 2499 and have no rule for later ones.
const TABLES_END_MS = Date.UTC(2499, 0);
// What a Date can hold (ECMA-262, time values).
const LAST_MS = 8.64e15;
// No wall clock was ever further ahead of UTC.
const FURTHEST_AHEAD_MS = 16 * HOUR_MS;

/** An offset, and the instants from `fromMs` to before `toMs` at which it holds; milliseconds. */
export interface OffsetSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** Wall clock less UTC. */
  readonly offsetMs: number;
}

/** The offset of a zone at an instant (UTC epoch milliseconds), and how long it holds. @throws RangeError for what is no instant or no zone */
export function offsetSpanAt(instantMs: number, zone: string): OffsetSpan {
  const table = zoneTable(zone);
  const late = cyclesAfterTables(instantMs);
  const place = placeOf(table, instantMs - late);
  // After the tables each change is looked up by itself.
  if (late > 0) return { fromMs: instantMs, toMs: instantMs + 1, offsetMs: offsetAt(table, place) };
  return { fromMs: changeBefore(table, place), toMs: Math.min(changeAfter(table, place), TABLES_END_MS), offsetMs: offsetAt(table, place) };
}

/** What is added to an instant (UTC epoch milliseconds) for the wall clock of a zone, milliseconds. @throws RangeError as offsetSpanAt does */
export function offsetMsAt(instantMs: number, zone: string): number {
  const table = zoneTable(zone);
  return offsetAt(table, placeOf(table, instantMs - cyclesAfterTables(instantMs)));
}

/** What the wall clock shows at an instant, as the milliseconds at which a clock in UTC would show it: made for getUTCHours() and the like. @throws RangeError as offsetSpanAt does */
export function wallMsAt(instantMs: number, zone: string): number {
  return instantMs + offsetMsAt(instantMs, zone);
}

/** The instant at which a wall clock shows a time (as wallMsAt gives it): the first where it comes twice; where clocks skip it, as late as it would have come without the change (RFC 5545, 3.3.5). @throws RangeError as offsetSpanAt does */
export function instantAtWall(wallMs: number, zone: string): number {
  const table = zoneTable(zone);
  const late = cyclesAfterTables(wallMs);
  const place = placeShowing(wallMs - late, table);
  const isSkipped = wallMs - late - offsetAt(table, place) < changeBefore(table, place);
  return wallMs - offsetAt(table, isSkipped ? place - 1 : place);
}

/** The first instant at which a wall clock has reached a time: the change of the clocks itself where they skip it. @throws RangeError as offsetSpanAt does */
export function instantFromWall(wallMs: number, zone: string): number {
  const table = zoneTable(zone);
  const late = cyclesAfterTables(wallMs);
  const place = placeShowing(wallMs - late, table);
  return Math.max(wallMs - offsetAt(table, place), changeBefore(table, place) + late);
}

/** The first offset under which the wall clock comes to show a time, or has passed it already when the offset begins. */
function placeShowing(wallMs: number, table: ZoneTable): number {
  let place = placeOf(table, wallMs - FURTHEST_AHEAD_MS);
  while (wallMs - offsetAt(table, place) >= changeAfter(table, place)) place++;
  return place;
}

function offsetAt({ offsets }: ZoneTable, place: number): number {
  return offsets[place] ?? 0;
}

function changeBefore({ changes }: ZoneTable, place: number): number {
  return changes[place - 1] ?? Number.NEGATIVE_INFINITY;
}

function changeAfter({ changes }: ZoneTable, place: number): number {
  return changes[place] ?? Number.POSITIVE_INFINITY;
}

/** Whole calendar cycles, milliseconds, by which an instant lies after the end of the tables; less these, it is in them. */
function cyclesAfterTables(ms: number): number {
  if (ms < TABLES_END_MS && ms >= -LAST_MS) return 0;
  if (!(Math.abs(ms) <= LAST_MS)) throw new RangeError('Cannot tell an offset from UTC: what is given is no instant');
  return Math.ceil((ms - TABLES_END_MS + 1) / CYCLE_MS) * CYCLE_MS;
}
