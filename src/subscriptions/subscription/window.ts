/** The hours in which a subscription's mail may be handed over, by the wall clock of its zone. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../time/lengths.ts';
import { offsetSpanAt, wallMsAt } from '../../time/offsets.ts';
import type { Schedule } from './schedule.ts';

type Windowed = Pick<Schedule, 'zone' | 'window'>;

/** Whether an instant (UTC epoch milliseconds) lies in it; always where there is none. */
export function isWithinWindow({ zone, window }: Windowed, nowMs: number): boolean {
  if (window === undefined) return true;
  const time = new Date(wallMsAt(nowMs, zone)).toISOString().slice(11, 16);
  const [isAfterFrom, isBeforeTo] = [window.from <= time, time < window.to];
  return window.from < window.to ? isAfterFrom && isBeforeTo : isAfterFrom || isBeforeTo;
}

/** The first instant from `nowMs` on that lies in it, UTC epoch milliseconds. */
export function nextWindowMs(schedule: Windowed, nowMs: number): number {
  let atMs = nowMs;
  while (!isWithinWindow(schedule, atMs)) {
    const { toMs, offsetMs } = offsetSpanAt(atMs, schedule.zone);
    // Clocks may jump into it, over it, or back to before it: each offset is looked at by itself.
    atMs = Math.min(atMs + untilTime(schedule.window?.from, atMs + offsetMs), toMs);
  }
  return atMs;
}

/** Milliseconds until a wall clock without changes shows a time (HH:MM) next. */
function untilTime(time = '00:00', wallMs: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const untilMs = hours * HOUR_MS + minutes * MINUTE_MS - (wallMs % DAY_MS);
  return untilMs < 0 ? untilMs + DAY_MS : untilMs;
}
