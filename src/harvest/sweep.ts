/** Reads past days again, for rows that became visible later than any overlap: each local day one day after its end, and seven days after. */

import { harvestState, type SweepProgress } from '../history/state/watermarks.ts';
import { daysBefore } from '../time/days-before.ts';
import { DAY_MS } from '../time/lengths.ts';
import { dateAt, dayOf, type Period } from '../time/local-day.ts';
import type { HarvestOptions, HarvestPorts } from './pull/harvest-ports.ts';
import type { PullCounts } from './pull/pull-batch.ts';
import { pullSpan } from './pull/pull-span.ts';

/** Days after the end of a day. */
const SWEEP_AGES = [1, 7] as const;
/** A sweep that could not be made for so long is given up. */
const LATE_DAYS = 7;

/** One reading of a day. */
export interface Sweep {
  readonly day: Period;
  readonly age: (typeof SWEEP_AGES)[number];
}

export interface SweptDay extends PullCounts, Sweep {
  readonly isComplete: boolean;
}

/** The sweeps that are due, the oldest day first. One that the first harvest made needless, for it ran later, is none. Pure. */
export function dueSweeps(nowMs: number, zone: string, beganMs: number, progress: SweepProgress): readonly Sweep[] {
  const today = dayOf(dateAt(nowMs, zone), zone);
  const days = daysBefore(today.fromMs, zone, Math.max(...SWEEP_AGES) + LATE_DAYS).toReversed();
  const sweeps = days.flatMap((day) => SWEEP_AGES.map((age): Sweep => ({ day, age })));
  return sweeps.filter(({ day, age }) => {
    const dueMs = day.toMs + age * DAY_MS;
    const isTime = dueMs <= nowMs && nowMs < dueMs + LATE_DAYS * DAY_MS;
    return isTime && dueMs > beganMs && (progress[nameOf({ day, age })] ?? 0) < day.toMs;
  });
}

/** Makes the sweeps that are due, until the time is over; the next run goes on where this one ended. @throws DataverseError, StoreError */
export async function sweep(ports: HarvestPorts, zone: string, options: HarvestOptions): Promise<readonly SweptDay[]> {
  const state = harvestState(ports.documents);
  const mark = await state.watermark();
  if (mark === undefined) return [];
  const progress = await state.sweeps();
  const swept: SweptDay[] = [];
  for (const { day, age } of dueSweeps(options.nowMs, zone, mark.beganMs, progress)) {
    if (options.isOver?.()) break;
    const name = nameOf({ day, age });
    const onDone = (doneMs: number) => state.moveSweep(name, doneMs, (other) => isForgotten(other, options.nowMs));
    const startMs = Math.max(progress[name] ?? 0, day.fromMs);
    const result = await pullSpan(ports, [day.fromMs, day.toMs], { ...options, startMs, onDone });
    // Also where nobody could tell whether there are rows: it is not tried again.
    await onDone(result.doneMs);
    swept.push({ day, age, ...countsOf(result) });
  }
  return swept;
}

function countsOf({ deliveries, attributes, malformed, isComplete }: PullCounts & { readonly isComplete: boolean }) {
  return { deliveries, attributes, malformed, isComplete };
}

function nameOf({ day, age }: Sweep): string {
  return `${day.from}|${age}`;
}

function isForgotten(name: string, nowMs: number): boolean {
  return Date.parse(name.slice(0, 10)) < nowMs - 2 * (Math.max(...SWEEP_AGES) + LATE_DAYS) * DAY_MS;
}
