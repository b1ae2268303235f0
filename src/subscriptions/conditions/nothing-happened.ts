/** Whether nothing happened in a period: what was not read, or can still change, is never nothing. */
import type { Report } from '../../report/report.ts';
import { toldSignals } from '../../report/signals/signals.ts';

/** No delivery and no attempt, all of it read and final, and nothing to act on or look at: a day that fell silent is a finding. */
export function nothingHappened(report: Report): boolean {
  const { totals, read, provisional } = report;
  if (read !== 'all' || provisional || totals.deliveries !== 0 || totals.attempts !== 0) return false;
  return toldSignals(report).every(({ severity }) => severity === 'change');
}
