/** Whether a digest is worth a mail: by its conditions, its report, and what earlier deliveries decided. */
import { Temporal } from 'temporal-polyfill';
import type { Report } from '../../report/report.ts';
import type { Conditions } from '../subscription/conditions.ts';
import type { SkipReason } from '../subscription/skip-reasons.ts';
import { nothingHappened } from './nothing-happened.ts';
import { triggerId, triggerState } from './triggers.ts';

export type Decision =
  | {
      readonly send: true;
      /** Ids of all triggers that hold (triggers.ts); empty where it is sent always, or for a recovery. */
      readonly because: readonly string[];
      /** Whether it is sent since no trigger holds any more. */
      readonly recovered: boolean;
    }
  | { readonly send: false; readonly reason: Extract<SkipReason, 'nothingHappened' | 'conditionNotMet' | 'coolingDown'> };

/** What an earlier delivery decided, and whether its mail was sent. */
export interface Decided {
  /** The local date on which it was due, YYYY-MM-DD. */
  readonly date: string;
  readonly because: readonly string[];
  readonly recovered: boolean;
  /** False where the mail was skipped, missed or failed: nobody was told. */
  readonly sent: boolean;
}

/** `before` in any order, `date` the local date (YYYY-MM-DD) on which it is due; what was due on that date or later is left aside. */
export function decide(conditions: Conditions, report: Report, before: readonly Decided[], date: string): Decision {
  if (conditions.whenEmpty === 'skip' && nothingHappened(report)) return { send: false, reason: 'nothingHappened' };
  const { onlyIf = [], coolDownDays = 0, tellRecovery = false } = conditions;
  if (onlyIf.length === 0) return { send: true, because: [], recovered: false };
  const told = before.filter((one) => one.sent && one.date < date).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const states = onlyIf.map((trigger) => ({ id: triggerId(trigger), state: triggerState(trigger, report) }));
  const because = [...new Set(states.filter(({ state }) => state === 'holds').map(({ id }) => id))];
  if (because.length > 0) {
    const isCooling = (id: string) => told.some((one) => one.because.includes(id) && daysBetween(one.date, date) <= coolDownDays);
    return because.every(isCooling) ? { send: false, reason: 'coolingDown' } : { send: true, because, recovered: false };
  }
  const isOver = tellRecovery && states.every(({ state }) => state === 'over') && isToldOfTrigger(told);
  return isOver ? { send: true, because, recovered: true } : { send: false, reason: 'conditionNotMet' };
}

/** Whether the last that was told is that a trigger held. */
function isToldOfTrigger(told: readonly Decided[]): boolean {
  const last = told.findLast(({ because, recovered }) => because.length > 0 || recovered);
  return last !== undefined && !last.recovered;
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}
