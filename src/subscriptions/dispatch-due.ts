/** One tick of the dispatch timer: yesterday's digest, and those of earlier days that are not finished. */
import { yesterdayOf } from '../time/days-before.ts';
import { dayOf, type Period } from '../time/local-day.ts';
import type { SentDigest } from './dispatch.ts';
import type { Due } from './due.ts';
import type { PendingDigests } from './pending.ts';

/** A day, what was to be done about its digest, and what came of it where it was sent. */
export type Dispatched = Due & { readonly sent: SentDigest | undefined };

export interface DispatchPorts {
  readonly pending: PendingDigests;
  readonly due: (period: Period) => Promise<Due>;
  readonly send: (period: Period) => Promise<SentDigest>;
}

/** Oldest day first; a day stays pending until each recipient's entry is final. @throws StoreError */
export async function dispatchDue({ pending, due, send }: DispatchPorts, zone: string, nowMs: number): Promise<readonly Dispatched[]> {
  const dates = new Set([...(await pending.list()), yesterdayOf(nowMs, zone).from]);
  const done: Dispatched[] = [];
  for (const date of [...dates].sort()) {
    const state = await due(dayOf(date, zone));
    const isDue = state.state === 'final' || state.state === 'provisional';
    const sent = isDue ? await send(state.period) : undefined;
    const isOpen =
      state.state === 'waiting' || sent?.entries.some((entry) => entry.state === 'sending' || entry.state === 'retry') === true;
    await (isOpen ? pending.add(date) : pending.remove(date));
    done.push({ ...state, sent });
  }
  return done;
}
