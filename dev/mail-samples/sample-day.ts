/** One sample day: the campaigns of the invented organisation, and what is different on it. */
import type { RowParts } from '../../src/metrics/fact/make-fact.ts';
import type { ReportInput } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';
import { dayOf, type Period } from '../../src/time/local-day.ts';
import { historyBefore } from './history.ts';
import { CAMPAIGNS, type Campaign } from './organisation.ts';
import { type FiledDay, fileDay, reportOfDays } from './report-of-days.ts';
import { rowsOfDay } from './rows-of-day.ts';

export const ZONE = 'Europe/Lisbon';
export const FRIDAY = '2026-11-27';
/** The campaigns rest on Sundays. */
export const SUNDAY = '2026-11-22';

export interface SampleDay {
  /** @default FRIDAY */
  readonly date?: string;
  /** Those of the eight weeks. @default CAMPAIGNS */
  readonly campaigns?: readonly Campaign[];
  /** Those of the day. @default campaigns */
  readonly today?: readonly Campaign[];
  /** Names, by place. @default REPRESENTATIVES */
  readonly representatives?: readonly string[];
  /** Further rows of the day. @default none */
  readonly extra?: (day: Period) => Iterable<RowParts>;
  /** Rows of the day that are not there. @default none */
  readonly isMissing?: (parts: RowParts) => boolean;
  /** What is made of the days before. @default what they are */
  readonly before?: (days: readonly FiledDay[]) => readonly FiledDay[];
  /** What else the report tells. @default nothing */
  readonly others?: (day: Period) => Partial<ReportInput>;
}

/** The report of a day. */
export function sampleDay(sample: SampleDay = {}): Report {
  const { date = FRIDAY, campaigns = CAMPAIGNS, today = campaigns, isMissing = () => false } = sample;
  const period = dayOf(date, ZONE);
  const rows = [...rowsOfDay(period, today), ...(sample.extra?.(period) ?? [])];
  const earlier = historyBefore(period, campaigns);
  return reportOfDays({
    day: fileDay(
      period,
      rows.filter((parts) => !isMissing(parts)),
    ),
    earlier: sample.before?.(earlier) ?? earlier,
    campaigns,
    representatives: sample.representatives,
    others: sample.others?.(period) ?? {},
  });
}

/** A Friday like the eight before it. */
export function quietDay(): Report {
  return sampleDay();
}
