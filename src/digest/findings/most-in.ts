/** Where most of a finding comes from. */
import type { Contribution, Signal } from '../../report/report.ts';
import { leaderOf } from '../../report/signals/contributions.ts';

/** What contributes more than half of it; null where nothing does, and in versions that do not tell. */
export function mostIn({ most = [] }: Signal): Contribution | null {
  return leaderOf(most) ?? null;
}
