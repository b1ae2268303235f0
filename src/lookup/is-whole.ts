/** Whether history could read all that it holds of a span of time: a day of which it could not is no day to compare with. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import type { Period } from '../time/local-day.ts';

/** By what has been read so far. */
export function isWhole({ unreadable }: QuarterLists, { fromMs, toMs }: Pick<Period, 'fromMs' | 'toMs'>): boolean {
  for (const startMs of unreadable ?? []) if (startMs >= fromMs && startMs < toMs) return false;
  return true;
}
