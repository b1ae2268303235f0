/** When most attempts outside calling hours were made: the shortest run of hours that holds more than half of them, where it is short. */
import type { OutsideHoursItem } from '../compliance/compliance-model.ts';
import type { HourRun } from './signal.ts';

const HOURS = 24;
// A longer run tells nobody where to look: it may be the whole night.
const LONGEST = 4;

/** By the certain ones, on the called party's own clock; of runs of one length the fullest, then the earliest. Undefined where that takes more than four hours, or too few are known. */
export function hourRunOf(items: readonly OutsideHoursItem[]): HourRun | undefined {
  const counts = countsOf(items);
  const total = items.reduce((sum, { attempts }) => sum + attempts, 0);
  for (let length = 1; length <= LONGEST; length++) {
    const { from, held } = fullest(counts, length);
    if (held * 2 > total) return { from, to: from + length > HOURS ? from + length - HOURS : from + length, share: held / total };
  }
  return undefined;
}

function countsOf(items: readonly OutsideHoursItem[]): readonly number[] {
  const counts = new Array<number>(HOURS).fill(0);
  for (const { hour, attempts } of items) {
    const index = Number(hour);
    if (hour !== null && index in counts) counts[index] = (counts[index] ?? 0) + attempts;
  }
  return counts;
}

function fullest(counts: readonly number[], length: number): { readonly from: number; readonly held: number } {
  let best = { from: 0, held: -1 };
  for (let from = 0; from < HOURS; from++) {
    let held = 0;
    for (let i = from; i < from + length; i++) held += counts[i % HOURS] ?? 0;
    if (held > best.held) best = { from, held };
  }
  return best;
}
