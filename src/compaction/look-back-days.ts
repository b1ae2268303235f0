/** Works out what the facts of days that are over have behind them, once, and again once a night where earlier facts changed. */
import { hash } from 'node:crypto';
import type { DayState, QuarterLists, QuarterStore } from '../history/quarters/quarter-store.ts';
import { loadLookBacks } from '../lookup/loaded/load-look-backs.ts';
import { LOOK_BACK_DAYS, type LookBack, NO_LOOK_BACK } from '../metrics/contacts/look-back/look-back.ts';
import { DAY_MS, HOUR_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';

export interface LookBackDaysOptions {
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the run has no more time: the next one goes on. */
  readonly isOver: () => boolean;
}

/** Rows of the day come for a while after it. */
const AFTER_DAY_MS = HOUR_MS;
/** What is worked out already is good for a night. */
const AGAIN_AFTER_MS = 20 * HOUR_MS;

/** Gives the starts of the days whose look-backs were written, UTC epoch milliseconds. One that fails holds up no other: the first error is thrown at the end. @throws StoreError */
export async function lookBackDays(
  quarters: Pick<QuarterStore, 'writeLookBacks'> & QuarterLists,
  days: readonly DayState[],
  { nowMs, isOver }: LookBackDaysOptions,
): Promise<readonly number[]> {
  const written: number[] = [];
  const errors: unknown[] = [];
  for (const { day, state } of dueLookBacks(days, nowMs)) {
    if (isOver()) break;
    try {
      const lookBacks = (await keptLookBacks(quarters, day, state)) ?? (await loadLookBacks(quarters, spanOf(day)));
      if (await quarters.writeLookBacks(day, lookBacks, state)) written.push(day.dayMs);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return written;
}

/** Those that lie with the facts already, where nothing has changed since: what follows from them of contacts is all that is not kept. */
async function keptLookBacks(quarters: QuarterLists, day: DayState, state: string): Promise<ReadonlyMap<string, LookBack> | undefined> {
  if (day.lookBack?.state !== state) return undefined;
  const { fromMs, toMs } = spanOf(day);
  const kept = new Map<string, LookBack>();
  for await (const { facts, lookBacks } of quarters.listContactFacts(fromMs, toMs)) {
    if (lookBacks === undefined) return undefined;
    for (const [i, { id }] of facts.entries()) kept.set(id, lookBacks[i] ?? NO_LOOK_BACK);
  }
  return kept;
}

function spanOf({ dayMs }: Pick<DayState, 'dayMs'>): Pick<Period, 'fromMs' | 'toMs'> {
  return { fromMs: dayMs, toMs: dayMs + DAY_MS };
}

/** Pure: which of the days, in order of time, are to be looked back from, each with the state of history that its look-backs follow from. */
export function dueLookBacks(days: readonly DayState[], nowMs: number): readonly { readonly day: DayState; readonly state: string }[] {
  return days.flatMap((day) => {
    const { dayMs, frozen, isFolded, lookBack } = day;
    if (frozen || !isFolded || dayMs + DAY_MS + AFTER_DAY_MS > nowMs) return [];
    const state = stateBefore(days, dayMs);
    if (lookBack === undefined) return [{ day, state }];
    const isGood = (lookBack.state === state && lookBack.hasContacts) || nowMs - lookBack.atMs < AGAIN_AFTER_MS;
    return isGood ? [] : [{ day, state }];
  });
}

/** Changes with every change of the day and of those that it looks back at. */
function stateBefore(days: readonly DayState[], dayMs: number): string {
  const seen = days.filter((day) => day.dayMs <= dayMs && day.dayMs >= dayMs - LOOK_BACK_DAYS * DAY_MS);
  return hash('sha256', seen.map((day) => `${day.dayMs} ${day.state}`).join('\n')).slice(0, 16);
}
