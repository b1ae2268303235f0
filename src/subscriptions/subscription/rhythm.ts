/** On which dates of the calendar a rhythm falls. */
import { Temporal } from 'temporal-polyfill';
import { type Rhythm, WEEKDAYS } from './schedule.ts';

const FRIDAY = 5;

/** Whether it falls on a date (YYYY-MM-DD). */
export function fallsOn(rhythm: Rhythm, date: string): boolean {
  const { day, dayOfWeek, daysInMonth } = Temporal.PlainDate.from(date);
  switch (rhythm.every) {
    case 'day':
      return true;
    case 'weekday':
      return dayOfWeek <= FRIDAY;
    case 'week':
      return WEEKDAYS[dayOfWeek - 1] === rhythm.on;
    case 'month':
      return day === (rhythm.on === 'last' ? daysInMonth : Math.min(rhythm.on, daysInMonth));
  }
}
