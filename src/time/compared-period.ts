/** What else than usual a period can be held against. */

/** dayBefore = the day before a single day; weekBefore, fourWeeksBefore, yearBefore = the same days so long before (a year of days and weeks = 52 weeks, so that weekdays match). Periods that are compared share no day. */
export const COMPARES = ['dayBefore', 'weekBefore', 'fourWeeksBefore', 'yearBefore'] as const;
export type Compare = (typeof COMPARES)[number];
