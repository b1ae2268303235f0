/** When a subscription's digests come due, and which days each is about. */

/** Weekdays by name, Monday first: place + 1 is the number of ISO 8601. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** On which local days: every day, Monday to Friday, one weekday, or one day of the month (31 = its last day where it is shorter; so is "last"). */
export type Rhythm =
  | { readonly every: 'day' | 'weekday' }
  | { readonly every: 'week'; readonly on: Weekday }
  | { readonly every: 'month'; readonly on: number | 'last' };

export type Schedule = Rhythm & {
  /** Local time, HH:MM; one that a clock change skips is the first instant after the gap, a repeated one is its first. */
  readonly at: string;
  /** IANA zone of the reader's own clock; it cuts the days of the report, too. */
  readonly zone: string;
  /** Local times, HH:MM, between which mail may be handed over ("from" included, "to" not; over midnight where "to" is not after "from"); what is late waits for the next window. `at` lies in it. @default at any time */
  readonly window?: { readonly from: string; readonly to: string };
};

/** Which whole local days before the one on which it is due a digest is about: the day before, the week (Monday to Sunday) or month before, or the last so many days. */
export type ReportSpan = { readonly span: 'day' | 'week' | 'month' } | { readonly span: 'days'; readonly days: number };

/** The longest report, and the longest cool-down, of a subscription, days. */
export const MAX_REPORT_DAYS = 366;
