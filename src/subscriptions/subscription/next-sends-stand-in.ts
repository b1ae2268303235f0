/** Stands in for next-sends.ts until that is here: days alone, no clock changes told. */
import { addDays, dateAt, dayOf, instantReaching, type Period } from '../../time/local-day.ts';
import { wallMsAt } from '../../time/offsets.ts';
import type { Subscription } from './subscription.ts';

export interface NextSend {
  readonly dueMs: number;
  readonly local: string;
  readonly clockChange: 'skipped' | 'repeated' | null;
  readonly period: Period;
}

export function nextSends({ schedule, paused }: Subscription, nowMs: number, count: number): readonly NextSend[] {
  const { at, zone } = schedule;
  const today = dateAt(nowMs, zone);
  const all = Array.from({ length: count + 1 }, (_, i) => {
    const date = addDays(today, i);
    const dueMs = instantReaching(date, at, zone);
    const local = new Date(wallMsAt(dueMs, zone)).toISOString().slice(0, 16);
    return { dueMs, local, clockChange: null, period: dayOf(addDays(date, -1), zone) };
  });
  return paused ? [] : all.filter(({ dueMs }) => dueMs > nowMs).slice(0, count);
}
