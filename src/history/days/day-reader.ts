/** Reads days one after the other, and puts down what could not be read and by which rules the rest was filed. */
import { isUnreadable, type StoreError } from '../../errors.ts';
import { mapAhead } from '../../parallel.ts';
import { DAY_MS, QUARTER_MS } from '../../time/lengths.ts';
import type { NotedSoFar } from '../quarters/noted.ts';
import { checkQuarter } from '../quarters/quarter-key.ts';
import { type Day, filedByOf } from './day.ts';
import { whileFresh } from './day-files.ts';
import type { Span } from './day-records.ts';
import { type DayTable, dayOfInstant, type StoredDay } from './day-table.ts';

/** Times are UTC epoch milliseconds, on quarter hours. */
export interface DayReader {
  /** The days of [fromMs, toMs), in order of time. @throws RangeError for a time that is no start of a quarter hour, StoreError */
  days(fromMs: number, toMs: number): AsyncIterable<StoredDay>;
  /** What `read` gives of each of those days that has quarter hours in the time. @throws as days(), and what `read` throws */
  list<T>(fromMs: number, toMs: number, read: ReadDay<T>): AsyncIterable<T>;
  /** The same of days that are at hand. */
  listOf<T>(days: Iterable<StoredDay> | AsyncIterable<StoredDay>, span: Span, read: ReadDay<T>): AsyncIterable<T>;
  /** The same days, and another place to put notes down. */
  notingIn(noted: NotedSoFar): DayReader;
  /** Puts down that the quarter hours of a span of a day were read. */
  noteRead(day: Day, span: Span): void;
}

/** Reads of a day what lies in a span of it: all of it, or it throws. */
export type ReadDay<T> = (day: Day, span: Span) => Promise<readonly T[]>;

const PARALLEL_DAYS = 4;

export interface DayReaderOptions {
  /** What is read is put down there, and what cannot be. @default one that cannot be read ends a list with its error */
  readonly noted?: NotedSoFar;
  /** Days of which all is listed at once, the first time that one is asked for. @default none */
  readonly ahead?: Span | undefined;
  /** What lists them. @default the table does */
  readonly listAhead?: DayTable['list'];
}

export function dayReader(table: DayTable, { noted, ahead, listAhead = table.list }: DayReaderOptions = {}): DayReader {
  return readerOf(table, ahead ? daysAhead(table, listAhead, ahead) : table.list, noted);
}

function readerOf(table: DayTable, listDays: DayTable['list'], noted: NotedSoFar | undefined): DayReader {
  const leaveOut = (quarterMs: number) => void noted?.unreadable.add(quarterMs);

  async function* days(fromMs: number, toMs: number): AsyncGenerator<StoredDay> {
    const [firstMs, endMs] = [dayOfInstant(checkQuarter(fromMs)), dayOfInstant(checkQuarter(toMs) + DAY_MS - 1)];
    const instead = (dayMs: number) => {
      for (const quarterMs of quartersOf([Math.max(dayMs, fromMs), Math.min(dayMs + DAY_MS, toMs)])) leaveOut(quarterMs);
    };
    yield* listDays(firstMs, endMs, noted && instead);
  }

  function noteRead(day: Day, span: Span): void {
    for (const [quarterMs, quarter] of day.quarters) {
      const range = isIn(span, quarterMs) ? filedByOf(quarter) : null;
      if (range !== null) noted?.filedBy.set(quarterMs, range);
    }
  }

  /** One day at a time in memory, the next ones on their way. */
  async function* listOf<T>(
    stored: Iterable<StoredDay> | AsyncIterable<StoredDay>,
    [fromMs, toMs]: Span,
    read: ReadDay<T>,
  ): AsyncGenerator<T> {
    const each = async (one: StoredDay): Promise<readonly T[]> => {
      const span = [Math.max(one.day.dayMs, fromMs), Math.min(one.day.dayMs + DAY_MS, toMs)] as const;
      const quarters = [...one.day.quarters.keys()].filter((quarterMs) => isIn(span, quarterMs));
      if (quarters.length === 0) return [];
      try {
        const readNoted = async ({ day }: StoredDay) => {
          const found = await read(day, span);
          noteRead(day, span);
          return found;
        };
        return (await whileFresh(table, one, readNoted)) ?? [];
      } catch (error) {
        if (noted === undefined || !isUnreadable(error)) throw error;
        quarters.forEach(leaveOut);
        return [];
      }
    };
    for await (const found of mapAhead(stored, PARALLEL_DAYS, each)) yield* found;
  }

  return {
    days,
    list: (fromMs, toMs, read) => listOf(days(fromMs, toMs), [fromMs, toMs], read),
    listOf,
    noteRead,
    notingIn: (other) => readerOf(table, listDays, other),
  };
}

/** The table's list, which lists the days ahead once, the first time that some of them are asked for. */
function daysAhead(table: DayTable, listAhead: DayTable['list'], [fromMs, toMs]: Span): DayTable['list'] {
  const [firstMs, endMs] = [dayOfInstant(fromMs), dayOfInstant(toMs + DAY_MS - 1)];
  const unreadable: [dayMs: number, error: StoreError][] = [];
  let listed: Promise<StoredDay[]> | undefined;
  return async function* (from, to, instead) {
    if (from < firstMs || to > endMs) return yield* table.list(from, to, instead);
    listed ??= Array.fromAsync(listAhead(firstMs, endMs, (...one) => unreadable.push(one)));
    const isAsked = (dayMs: number) => dayMs >= from && dayMs < to;
    for (const one of await listed) if (isAsked(one.day.dayMs)) yield one;
    for (const [dayMs, error] of unreadable.filter(([at]) => isAsked(at))) {
      if (instead === undefined) throw error;
      instead(dayMs, error);
    }
  };
}

export function isIn([fromMs, toMs]: Span, quarterMs: number): boolean {
  return quarterMs >= fromMs && quarterMs < toMs;
}

function quartersOf([fromMs, toMs]: Span): readonly number[] {
  return Array.from({ length: (toMs - fromMs) / QUARTER_MS }, (_, i) => fromMs + i * QUARTER_MS);
}
