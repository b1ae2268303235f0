/** The period before, as a report shows it. */
import type { Detail, Tally } from '../../metrics/cube/cube.ts';
import type { EarlierData } from '../build-report.ts';
import { ratesOf, reportPeriodOf, totalsOf } from '../totals.ts';
import type { EarlierPeriod } from './comparison-model.ts';

/** `counts` = what its cube amounts to in the scope of the report. */
export function earlierPeriod(
  { period, contacts, kind, untilMs, days }: EarlierData,
  { tally, detail }: { readonly tally: Tally; readonly detail: Detail },
): EarlierPeriod {
  return {
    kind,
    period: reportPeriodOf(period),
    until: untilMs === null ? null : new Date(untilMs).toISOString(),
    days,
    perDay: days.now !== days.before,
    totals: totalsOf(tally, detail, contacts),
    rates: ratesOf(tally),
  };
}
