/** What a period is held against, as a reader says it. */
import { Temporal } from 'temporal-polyfill';
import type { EarlierPeriod } from '../../report/report.ts';
import { formatPeriod, monthName } from './dates.ts';

/** "a week before", "in the week before", "in October", "in the 30 days before": after "more than". */
export function thanWhen(earlier: EarlierPeriod): string {
  if (earlier.kind === 'day') return earlier.until === null ? 'a week before' : 'a week before by then';
  return `in ${earlierName(earlier)}`;
}

/** "the week before", "October", "the third quarter", "2025", "the 30 days before", with "the same part of" where the period is unfinished. */
export function earlierName(earlier: EarlierPeriod): string {
  const name = wholeName(earlier);
  return earlier.until === null ? name : `the same part of ${name}`;
}

function wholeName({ kind, period, days }: EarlierPeriod): string {
  const { month, year } = Temporal.PlainDate.from(period.from);
  if (kind === 'day') return formatPeriod({ from: period.from, to: period.from }, 'year-less');
  if (kind === 'week') return 'the week before';
  if (kind === 'month') return monthName(month);
  if (kind === 'quarter') return `Q${Math.ceil(month / 3)} ${year}`;
  if (kind === 'year') return `${year}`;
  return days.before === 1 ? 'the day before' : `the ${Math.ceil(days.before)} days before`;
}
