/** What another program computed from the 45,211 real calls (test/data/bank-calls), and how much of them a run of the tests takes. */
import { readFileSync } from 'node:fs';
import { addDays } from '../../src/time/local-day.ts';
import { calls } from '../data/bank-calls/bank-calls.mjs';
import { IS_WHOLE } from './matrices.ts';

/** Of a day or of several. */
export interface CallTotals {
  readonly calls: number;
  readonly answered: number;
  readonly subscribed: number;
  readonly talkSeconds: number;
}

export interface DayTotals extends CallTotals {
  readonly longestSeconds: number;
}

/** Local dates, both included. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

const expected: {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly durationSeconds: Readonly<Record<'p50' | 'p90' | 'p99' | 'max', number>>;
  readonly byDay: Readonly<Record<string, DayTotals>>;
} & CallTotals = JSON.parse(readFileSync(new URL('../data/bank-calls/expected.json', import.meta.url), 'utf8'));

/** All dates where `npm run test:long` asks for them, else those that are named: each quarter hour of calls is as much work as the next. */
export function takenDates(few: Dates): Dates {
  return IS_WHOLE ? { from: expected.firstDay, to: expected.lastDay } : few;
}

/** Days with calls, in order. */
export function daysOf({ from, to }: Dates): readonly (readonly [date: string, totals: DayTotals])[] {
  return Object.entries(expected.byDay).filter(([date]) => date >= from && date <= to);
}

export function totalsOf(dates: Dates): CallTotals {
  const sum = (name: keyof CallTotals) => daysOf(dates).reduce((total, [, day]) => total + day[name], 0);
  return { calls: sum('calls'), answered: sum('answered'), subscribed: sum('subscribed'), talkSeconds: sum('talkSeconds') };
}

let file: ReturnType<typeof calls> | undefined;

/** The calls of the file itself. */
export function callsOf({ from, to }: Dates): readonly Readonly<Record<string, string>>[] {
  file ??= calls();
  return file.filter(({ date = '' }: Readonly<Record<string, string>>) => date >= from && date <= to);
}

/** Those of the rows that are of some dates, or of the weeks before and after, which nobody may take for theirs. */
export function* rowsAround<Row extends { readonly createdon?: string | null | undefined }>(
  rows: Iterable<Row>,
  { from, to }: Dates,
): Generator<Row> {
  const [first, last] = [addDays(from, -7), addDays(to, 7)];
  for (const row of rows) {
    const date = row.createdon?.slice(0, 10) ?? '';
    if (date >= first && date <= last) yield row;
  }
}

/** Each call has five, but for those that nobody answered: they lack the one that says what came of it. */
export function attributesOf(dates: Dates): number {
  const found = callsOf(dates);
  return 5 * found.length - found.filter(({ duration }) => Number(duration) === 0).length;
}

/** Quantiles by nearest rank of the seconds of answered calls: the other program's where all calls are taken, else of the file itself. */
export function durationsOf(dates: Dates): typeof expected.durationSeconds {
  if (dates.from === expected.firstDay && dates.to === expected.lastDay) return expected.durationSeconds;
  const seconds = callsOf(dates)
    .map(({ duration }) => Number(duration))
    .filter((one) => one > 0)
    .sort((a, b) => a - b);
  const at = (share: number) => seconds[Math.ceil(share * seconds.length) - 1] ?? 0;
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}
