/** The period before, as a report shows it. */
import type { Cube, Detail, Tally } from '../../metrics/cube/cube.ts';
import type { Compare } from '../../time/compared-period.ts';
import type { PeriodBefore } from '../../time/period-before.ts';
import { ratesOf, reportPeriodOf, totalsOf } from '../totals.ts';
import type { EarlierPeriod } from './comparison-model.ts';

/** What the cube of the period before amounts to, before scoping; of an unfinished period, the same part. */
export interface EarlierData extends PeriodBefore {
  readonly cube: Cube;
  /** How it was asked for, where that was not as usual. */
  readonly compare?: Compare;
  /** Distinct contacts attempted in the scope, null where they are not known. */
  readonly contacts: number | null;
}

/** With what its cube amounts to in the scope of the report. */
export function earlierPeriod(
  { period, contacts, kind, compare, untilMs, days }: EarlierData,
  { tally, detail }: { readonly tally: Tally; readonly detail: Detail },
): EarlierPeriod {
  return {
    kind,
    ...(compare && { compare }),
    period: reportPeriodOf(period),
    until: untilMs === null ? null : new Date(untilMs).toISOString(),
    days,
    perDay: days.now !== days.before,
    totals: totalsOf(tally, detail, contacts),
    rates: ratesOf(tally),
  };
}
