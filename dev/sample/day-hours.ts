/** When an organisation calls people of one zone on one day: within its own working day, and within calling hours on their clock. */
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dateAt, instantOf } from '../../src/time/local-day.ts';
import type { Random } from './random.ts';

/** An hour in which calls may start. */
export interface HourSlot {
  /** First instant, UTC epoch milliseconds. */
  readonly startMs: number;
  /** Hour of the called party's clock. */
  readonly hour: number;
  /** How busy it is, against the others. */
  readonly weight: number;
}

/** A day of calls to people of one zone. */
export interface DayHours {
  /** In order of time; empty where the two days have no hour in common. */
  readonly slots: readonly HourSlot[];
  /** The hour before calling hours and the one after them; undefined where nobody of the organisation would be at work. */
  readonly early: HourSlot | undefined;
  readonly late: HourSlot | undefined;
}

const FIRST_HOUR = 8;
const END_HOUR = 21;
/** How busy each hour of the organisation's day is, from FIRST_HOUR on. */
const HOUR_WEIGHTS = [3, 7, 9, 9, 6, 5, 7, 8, 9, 10, 11, 8, 4];
/** Share of attempts that start outside calling hours, as a list with wrong zones or a retry that came too late brings about. */
const STRAY_SHARE = 0.03;
/** So long before and after its working day somebody may still be calling. */
const OVERTIME_MS = 2 * HOUR_MS;

/** First instant of the organisation's working day, UTC epoch milliseconds. */
export function workStartMs(date: string, zone: string): number {
  return hourStart(date, FIRST_HOUR, zone);
}

/** The hours of the organisation's day (date in `zone`) in which people of `calledZone` are called. */
export function dayHours(date: string, zone: string, calledZone: string): DayHours {
  const slots = HOUR_WEIGHTS.flatMap((weight, i) => slotAt(hourStart(date, FIRST_HOUR + i, zone), weight, calledZone));
  const calledDate = dateAt(slots[0]?.startMs ?? workStartMs(date, zone), calledZone);
  const fromMs = workStartMs(date, zone) - OVERTIME_MS;
  const toMs = hourStart(date, END_HOUR, zone) + OVERTIME_MS;
  const stray = (hour: number): HourSlot | undefined => {
    const startMs = hourStart(calledDate, hour, calledZone);
    return startMs >= fromMs && startMs < toMs ? { startMs, hour, weight: 1 } : undefined;
  };
  return { slots, early: stray(FIRST_HOUR - 1), late: stray(END_HOUR) };
}

/** The hour from an instant on as a list of one; empty where any of it lies outside calling hours. */
function slotAt(startMs: number, weight: number, calledZone: string): HourSlot[] {
  const calledDate = dateAt(startMs, calledZone);
  const fromMs = hourStart(calledDate, FIRST_HOUR, calledZone);
  const isAllowed = startMs >= fromMs && startMs + HOUR_MS <= hourStart(calledDate, END_HOUR, calledZone);
  return isAllowed ? [{ startMs, hour: FIRST_HOUR + Math.floor((startMs - fromMs) / HOUR_MS), weight }] : [];
}

/** The hour of an attempt planned for `slot`: now and then one outside calling hours instead; only a first attempt can be early. */
export function strayed(random: Random, slot: HourSlot, { early, late }: DayHours, isFirst: boolean): HourSlot {
  if (!random.chance(STRAY_SHARE)) return slot;
  const strays = [isFirst ? early : undefined, late].filter((one) => one !== undefined);
  return strays.length === 0 ? slot : random.pick(strays);
}

/** First instant of a local hour, UTC epoch milliseconds. */
function hourStart(date: string, hour: number, zone: string): number {
  return instantOf(date, `${`${hour}`.padStart(2, '0')}:00`, zone);
}
