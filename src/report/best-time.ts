/** When calls are answered: live rate by the called party's own weekday and hour, within an attempt number, since later attempts reach harder contacts. */
import type { Detail } from '../metrics/cube/cube.ts';
import { countNamed, GROUP_COUNTS, type GroupCount } from '../metrics/cube/entry-counts.ts';
import { rateOf } from '../metrics/kpis/rate.ts';
import type { BestTime, BestTimeCell } from './report.ts';

const MIN_ATTEMPTS = 30;
const ATTEMPTS = ['any', '1', '2', '3+'] as const;

/** The grid of the lists of `days` days; null where no call's local time is known. Ranked by the Wilson lower bound, so that few calls never come first. */
export function bestTimeOf({ byLocalSlot }: Pick<Detail, 'byLocalSlot'>, days: number): BestTime | null {
  const cells = byLocalSlot.entries.map(([key, ...counts]): BestTimeCell => {
    const [slot = 0, number = 0] = key.split('|').map(Number);
    const at = (name: GroupCount) => countNamed(GROUP_COUNTS, counts, name);
    return {
      weekday: Math.floor(slot / 24) + 1,
      hour: slot % 24,
      attempt: ATTEMPTS[number] ?? 'any',
      live: rateOf(at('liveMin'), at('voiceAttempts')),
    };
  });
  if (cells.length === 0) return null;
  const shown = cells.filter(({ live }) => live.denominator >= MIN_ATTEMPTS);
  return { days, cells: shown.toSorted((a, b) => (b.live.low ?? 0) - (a.live.low ?? 0)), hiddenCells: cells.length - shown.length };
}
