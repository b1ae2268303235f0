/** One tick of the dispatch timer: whatever came due since the one before, what is left of earlier ones, and yesterday's digest. */
import { InputError } from '../errors.ts';
import { yesterdayOf } from '../time/days-before.ts';
import { dayOf, type Period } from '../time/local-day.ts';
import { type Dispatched, type DispatchPorts, dispatchOne } from './dispatch-one.ts';
import { type DigestTime, daysDue, dueMsOf, dueUntil } from './due.ts';
import type { PendingDigest } from './pending.ts';

/** The longest due first, each by itself: what goes wrong with one is told, and the others go on. Once its time `isOver` a run begins none any more, and the next one goes on. @throws StoreError where what is pending cannot be read or noted */
export async function dispatchDue(
  ports: DispatchPorts,
  time: DigestTime,
  nowMs: number,
  isOver: () => boolean,
): Promise<readonly Dispatched[]> {
  const scheduled = (period: Period): PendingDigest => ({
    date: period.from,
    zone: time.zone,
    kind: 'scheduled',
    dueMs: dueMsOf(period, time),
    to: null,
    reason: '',
  });
  // Noted before the first is tried: whatever ends this run, the next one knows of them.
  const pending = await ports.pending.begin(dueUntil(time, nowMs), (sinceMs) => daysDue(time, sinceMs, nowMs).map(scheduled));
  const yesterday = scheduled(yesterdayOf(nowMs, time.zone));
  const isPending = pending.some(({ date, zone, kind }) => date === yesterday.date && zone === yesterday.zone && kind === 'scheduled');
  const done: Dispatched[] = [];
  for (const digest of isPending ? pending : [...pending, yesterday]) {
    // Ended by the host in a hand-over, it would leave that ambiguous. The rest is noted, but for yesterday's, which every run looks at.
    if (isOver()) break;
    if (await hasDay(ports, digest)) done.push(await dispatchOne(ports, digest, nowMs));
  }
  return done;
}

/** Zone data change: a day that was noted, and is none any more, ends as missed. */
async function hasDay({ pending }: DispatchPorts, digest: PendingDigest): Promise<boolean> {
  try {
    dayOf(digest.date, digest.zone);
    return true;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    await pending.miss({ ...digest, reason: error.message });
    return false;
  }
}
