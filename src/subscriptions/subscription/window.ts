/** The hours in which a subscription's mail may be handed over, by the wall clock of its zone. */
import { wallMsAt } from '../../time/offsets.ts';
import type { Schedule } from './schedule.ts';

type Windowed = Pick<Schedule, 'zone' | 'window'>;

/** Whether an instant (UTC epoch milliseconds) lies in it; always where there is none. */
export function isWithinWindow({ zone, window }: Windowed, nowMs: number): boolean {
  if (window === undefined) return true;
  const time = new Date(wallMsAt(nowMs, zone)).toISOString().slice(11, 16);
  const [isAfterFrom, isBeforeTo] = [window.from <= time, time < window.to];
  return window.from < window.to ? isAfterFrom && isBeforeTo : isAfterFrom || isBeforeTo;
}
