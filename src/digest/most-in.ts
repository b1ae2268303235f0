/** Where most of a finding comes from. */
import type { Contribution, Signal } from '../report/report.ts';

/** What contributes more than half of it; null where nothing does, and in versions that do not tell. */
export function mostIn({ most = [] }: Signal): Contribution | null {
  const [first] = most;
  return first !== undefined && first.share > 0.5 ? first : null;
}
