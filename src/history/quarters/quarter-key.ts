/** Under which keys quarter hours are stored: a partition a UTC day, so that a day is one scan. */
import { DAY_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import type { ValueKey } from '../tables/value-store.ts';

/** The rows of a UTC day in [fromRow, toRow). */
export interface UtcDay {
  readonly partition: string;
  readonly fromRow: string;
  readonly toRow: string;
}

// From then on ISO dates have five digits of year.
const YEAR_10000_MS = Date.UTC(10_000, 0);
const PREFIX = 'quarter|';
/** All partitions of quarter hours lie in [FIRST_PARTITION, AFTER_PARTITIONS), in order of time. */
export const FIRST_PARTITION = PREFIX;
export const AFTER_PARTITIONS = 'quarter}';

/** Partition "quarter|2026-11-22", row "09:45". @throws RangeError for a time that is no start of a quarter hour */
export function keyOf(quarterMs: number): ValueKey {
  const iso = new Date(checkQuarter(quarterMs)).toISOString();
  return { partition: `${PREFIX}${iso.slice(0, 10)}`, row: iso.slice(11, 16) };
}

function checkQuarter(quarterMs: number): number {
  if (quarterOf(quarterMs) === quarterMs && quarterMs >= 0 && quarterMs < YEAR_10000_MS) return quarterMs;
  throw new RangeError(`Cannot use the time ${quarterMs}: it is no start of a quarter hour`);
}

/** The start of the quarter hour that a key names, UTC epoch milliseconds. */
export function quarterMsOf({ partition, row }: ValueKey): number {
  return Date.parse(`${partition.slice(PREFIX.length)}T${row}Z`);
}

/** The UTC days of [fromMs, toMs), each with its rows. @throws RangeError for a time that is no start of a quarter hour */
export function* daysBetween(fromMs: number, toMs: number): Generator<UtcDay> {
  const endMs = checkQuarter(toMs);
  for (let at = checkQuarter(fromMs); at < endMs; ) {
    const nextDayMs = (Math.floor(at / DAY_MS) + 1) * DAY_MS;
    const { partition, row: fromRow } = keyOf(at);
    // No row comes after "23:45", so "24:00" ends the day.
    yield { partition, fromRow, toRow: endMs < nextDayMs ? keyOf(endMs).row : '24:00' };
    at = nextDayMs;
  }
}
