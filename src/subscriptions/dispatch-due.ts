/** One tick of the dispatch timer: yesterday's digest, and those of earlier days that are not finished. */
import { yesterdayOf } from '../time/days-before.ts';
import { dayOf, type Period } from '../time/local-day.ts';
import type { SentDigest } from './dispatch.ts';
import type { Due } from './due.ts';
import type { PendingDigests } from './pending.ts';

/** A day, what was to be done about its digest, and what came of it where it was sent. */
export type Dispatched = (Due | MadeEarly) & { readonly sent: SentDigest | undefined };

/** Not due yet, but made already by somebody who did not want to wait. */
export interface MadeEarly {
  readonly period: Period;
  readonly state: 'made early';
}

export interface DispatchPorts {
  readonly pending: PendingDigests;
  readonly due: (period: Period) => Promise<Due>;
  readonly send: (period: Period) => Promise<SentDigest>;
  /** Whether the scheduled digest of a period was made, at whatever time. */
  readonly isMade: (period: Period) => Promise<boolean>;
}

/** Oldest day first; a day stays pending until each recipient's entry is final. @throws StoreError */
export async function dispatchDue(
  { pending, due, send, isMade }: DispatchPorts,
  zone: string,
  nowMs: number,
): Promise<readonly Dispatched[]> {
  const dates = new Set([...(await pending.list()), yesterdayOf(nowMs, zone).from]);
  const done: Dispatched[] = [];
  for (const date of [...dates].sort()) {
    const state = await due(dayOf(date, zone));
    const isDue = state.state === 'final' || state.state === 'provisional';
    const sent = isDue ? await send(state.period) : undefined;
    const isOpen =
      state.state === 'waiting' || sent?.entries.some((entry) => entry.state === 'sending' || entry.state === 'retry') === true;
    await (isOpen ? pending.add(date) : pending.remove(date));
    const isEarly = state.state === 'early' && (await isMade(state.period));
    done.push(isEarly ? { period: state.period, state: 'made early', sent } : { ...state, sent });
  }
  return done;
}
