/** When calls are answered: live rate by the called party's own weekday and hour; within an attempt number too, since later attempts reach harder contacts. */
import type { SlotReach } from '../metrics/contacts/live-by-slot.ts';
import { recordOf } from '../metrics/cube/cell.ts';
import type { Detail } from '../metrics/cube/cube.ts';
import { CALL_COUNTS, type CallCount } from '../metrics/cube/entry-counts.ts';
import { type Rate, rateOf } from '../metrics/kpis/rate.ts';
import type { ContactInput } from './contact-report.ts';
import { countsOfEntry } from './lists.ts';
import { liveRateOf } from './live.ts';
import type { BestTime, BestTimeCell, CallHour } from './report.ts';

const MIN_ATTEMPTS = 30;
const ANY = 'any';
const ATTEMPTS = ['1', '2', '3+'] as const;

/**
 * The grid of the lists of `days` days, and by attempt that of the period's contacts, null where they are not known. Null altogether where no call's local
 * time is known. Ranked by the Wilson lower bound, so that few calls never come first.
 */
export function bestTimeOf({ byLocalSlot }: Pick<Detail, 'byLocalSlot'>, days: number, contacts: ContactInput): BestTime | null {
  const slots = slotsOf(byLocalSlot);
  if (slots.size === 0) return null;
  const cells = Array.from(slots, ([slot, counts]) => cellOf(slot, ANY, liveRateOf(counts)));
  return { days, ...ranked(cells), byAttempt: 'reason' in contacts ? null : ranked(contacts.metrics.liveBySlot.map(attemptCell)) };
}

/** Every weekday and hour that has a call, in their order. */
export function callHoursOf({ byLocalSlot }: Pick<Detail, 'byLocalSlot'>): CallHour[] {
  const slots = [...slotsOf(byLocalSlot)].toSorted(([a], [b]) => a - b);
  return slots.map(([slot, counts]) => ({ ...hourOf(slot), ...counts }));
}

type Counts = Readonly<Record<CallCount, number>>;

/** Calls and live answers by slot. Lists stored before told the attempt after the slot ("33|2"): of those the slots are taken together. */
function slotsOf({ entries }: Detail['byLocalSlot']): ReadonlyMap<number, Counts> {
  const slots = new Map<number, Counts>();
  for (const [key, ...counts] of entries) {
    const slot = Number.parseInt(key, 10);
    const counted = countsOfEntry(counts);
    slots.set(
      slot,
      recordOf(CALL_COUNTS, (name) => (slots.get(slot)?.[name] ?? 0) + counted[name]),
    );
  }
  return slots;
}

function attemptCell({ slot, attempt, calls, live }: SlotReach): BestTimeCell {
  return cellOf(slot, ATTEMPTS[attempt - 1] ?? ANY, rateOf(live, calls));
}

function cellOf(slot: number, attempt: string, live: Rate): BestTimeCell {
  return { ...hourOf(slot), attempt, live };
}

function hourOf(slot: number): Pick<CallHour, 'weekday' | 'hour'> {
  return { weekday: Math.floor(slot / 24) + 1, hour: slot % 24 };
}

function ranked(cells: readonly BestTimeCell[]): Pick<BestTime, 'cells' | 'hiddenCells'> {
  const shown = cells.filter(({ live }) => live.denominator >= MIN_ATTEMPTS);
  return { cells: shown.toSorted((a, b) => (b.live.low ?? 0) - (a.live.low ?? 0)), hiddenCells: cells.length - shown.length };
}
