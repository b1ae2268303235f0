/** What one row has behind it, of the rows of its contact. */
import { HOUR_MS, MOST_SECONDS } from '../../../time/lengths.ts';
import type { CapWindow } from './cap-windows.ts';
import { canSee, type LookBack, MAX_LOOKED_AT, NO_LOOK_BACK } from './look-back.ts';
import type { PastRow } from './past-rows.ts';

/** @param rows of one contact, by time @param index which of them */
export function lookBackOf(rows: readonly PastRow[], index: number, windows: readonly CapWindow[]): LookBack | undefined {
  const row = rows[index];
  if (row === undefined) return undefined;
  const before = rowsBefore(rows, row, index);
  const isRepeat = before.some(({ delivery }) => delivery === row.delivery);
  const attempts = before.filter(({ isAttempt }) => isAttempt);
  return row.isAttempt
    ? { ...ofAttempt(row, attempts, windows), isAfterWish: isUnwanted(row, before), isRepeat }
    : { ...NO_LOOK_BACK, isRepeat };
}

/** Those that the row can see, the latest first. */
function rowsBefore(rows: readonly PastRow[], { placeMs }: PastRow, index: number): readonly PastRow[] {
  const before: PastRow[] = [];
  for (let at = index - 1; at >= 0 && before.length < MAX_LOOKED_AT; at--) {
    const other = rows[at];
    if (other !== undefined && canSee(placeMs, other.placeMs)) before.push(other);
  }
  return before;
}

/** @param attempts those before it, the latest first */
function ofAttempt(row: PastRow, attempts: readonly PastRow[], windows: readonly CapWindow[]): Omit<LookBack, 'isAfterWish' | 'isRepeat'> {
  const series = attempts.filter(({ configuration }) => configuration === row.configuration);
  const calls = series.filter(({ isVoice }) => isVoice);
  const numbered = row.seqNo === 0 ? undefined : series.find(({ seqNo }) => seqNo !== 0);
  return {
    attempt: Math.min(series.length + 1, MAX_LOOKED_AT),
    sinceCallSeconds: sinceCall(row, calls),
    seen: windows.map((window) => seenIn(window, row, attempts)),
    isAfterCall: calls.some(({ timeMs }) => timeMs < row.timeMs),
    isAfterLive: calls.some(({ isLive }) => isLive),
    isOutOfSequence: numbered !== undefined && row.seqNo < numbered.seqNo,
  };
}

function sinceCall(row: PastRow, calls: readonly PastRow[]): number | null {
  if (!row.isVoice || !row.hasStart) return null;
  const before = calls.find(({ hasStart }) => hasStart);
  return before === undefined ? null : Math.min(Math.floor((row.timeMs - before.timeMs) / 1000), MOST_SECONDS);
}

/** One exactly a window earlier is outside. Of attempts at one instant each sees one more than the one before. */
function seenIn({ hours, per }: CapWindow, { timeMs, matter }: PastRow, attempts: readonly PastRow[]): number {
  const afterMs = timeMs - hours * HOUR_MS;
  let seen = 1;
  for (const other of attempts) if (other.timeMs > afterMs && (per === 'contact' || other.matter === matter)) seen++;
  return Math.min(seen, MAX_LOOKED_AT);
}

/** A wish is on record once its row is placed, which is when its result is known; it cannot come after itself. */
function isUnwanted({ timeMs }: PastRow, before: readonly PastRow[]): boolean {
  return before.some((other) => other.isDoNotContact && Math.max(other.timeMs, other.placeMs) < timeMs);
}
