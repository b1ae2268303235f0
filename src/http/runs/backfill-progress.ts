/** How far a backfill is, for a person who waits. */
import type { BackfillDay, BackfillOrder } from '../../history/state/backfill-state.ts';

export interface BackfillProgress {
  readonly backfill: Omit<BackfillOrder, 'orderedMs'> & { readonly orderedAt: string };
  /** Their sum is the number of days of the backfill. */
  readonly days: { readonly queued: number; readonly running: number; readonly done: number; readonly failed: number };
  /** Whether no day is left that can still change by itself. */
  readonly isFinished: boolean;
  /** Of the days that are done. */
  readonly rows: BackfillDay['rows'];
  readonly removed: number;
  /** Local dates that are being pulled. */
  readonly running: readonly string[];
  /** Days that failed: for good (failed), or so far (waiting). */
  readonly troubles: readonly Pick<BackfillDay, 'date' | 'state' | 'attempts' | 'error'>[];
}

/** Pure. */
export function progressOf({ orderedMs, ...order }: BackfillOrder, list: readonly BackfillDay[]): BackfillProgress {
  const inState = (state: BackfillDay['state']) => list.filter((day) => day.state === state);
  const [running, done, failed] = [inState('running'), inState('done'), inState('failed')];
  const queued = order.days - running.length - done.length - failed.length;
  const sum = (key: keyof BackfillDay['rows']) => done.reduce((total, { rows }) => total + rows[key], 0);
  return {
    backfill: { ...order, orderedAt: new Date(orderedMs).toISOString() },
    days: { queued, running: running.length, done: done.length, failed: failed.length },
    isFinished: queued + running.length === 0,
    rows: { deliveries: sum('deliveries'), attributes: sum('attributes'), malformed: sum('malformed') },
    removed: done.reduce((total, { removed }) => total + removed, 0),
    running: running.map(({ date }) => date),
    troubles: list
      .filter(({ state, error }) => state === 'failed' || (state === 'waiting' && error !== null))
      .map(({ date, state, attempts, error }) => ({ date, state, attempts, error })),
  };
}
