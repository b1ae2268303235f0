/** What is not known since it was not read: a period itself, or the days before it that something looks back over. Unread is never 0. */
import { ABANDONMENT_DAYS } from './abandonment-report.ts';
import type { LookBackReason } from './contact-report.ts';
import { because } from './reasons/because.ts';
import { type ReasonWith, reasonOf } from './reasons/reason.ts';
import type { NotMeasured, Report, Totals, UnreadBefore } from './report.ts';

/** What looks back, over how many days before the period at least, and what is not known without them. */
export const LOOK_BACKS: Readonly<Record<UnreadBefore, { readonly days: number; readonly name: string }>> = {
  // Attempts are looked back at for up to 35 days; a first harvest reads no more, and four weeks tell nearly all of them.
  contacts: { days: 28, name: 'Attempt numbers, time between attempts and calls after a wish not to be called' },
  caps: { days: 7, name: 'Frequency caps' },
  abandonment: { days: ABANDONMENT_DAYS, name: 'Abandonment over 30 days' },
  bestTime: { days: 28, name: 'Best time to call' },
  callerIds: { days: 7, name: 'Caller ids a week before' },
};
/** In the order in which they are told. */
export const LOOK_BACK_IDS = Object.keys(LOOK_BACKS) as readonly UnreadBefore[];

/** Why something that looks back is not known. */
export function unreadReason(what: UnreadBefore): string {
  return `it looks back over ${LOOK_BACKS[what].days} days, and not all of them have been read from Dataverse`;
}

/** The same as data. */
function unreadNote(what: UnreadBefore): ReasonWith<'daysNotRead'> {
  return reasonOf('daysNotRead', { days: LOOK_BACKS[what].days });
}

/** Both. */
export function unreadLookBack(what: UnreadBefore): LookBackReason {
  return { reason: unreadReason(what), note: unreadNote(what) };
}

/** One entry each. */
export function notReadBefore(unread: readonly UnreadBefore[]): readonly NotMeasured[] {
  return unread.map((what) => ({
    id: `${what}Before`,
    name: LOOK_BACKS[what].name,
    reason: unreadReason(what),
    ...because('daysNotRead', unreadNote(what).values),
  }));
}

/** The report of a period of which nothing was read: no count is given, and no list of a whole day's hours either. */
export function withoutNumbers(report: Report): Report {
  const { callSeconds, value } = report.totals;
  const none = Object.fromEntries(Object.keys(report.totals).map((name) => [name, null]));
  const callingHours = { ...report.compliance.callingHours, ok: null, violation: null, possible: null, undeterminable: null };
  return {
    ...report,
    totals: { ...(none as unknown as Totals), contacts: null, value, callSeconds },
    backlog: null,
    byHour: [],
    contacts: { ...report.contacts, ...NO_CONTACTS },
    compliance: { ...report.compliance, callingHours, outsideHours: [], frequency: [], afterDoNotContact: null },
    bestTime: null,
    callHours: [],
    callTimes: [],
    callerIds: [],
  };
}

const NO_CONTACTS = {
  reason: 'the period has not been read from Dataverse',
  reasonNote: reasonOf('periodNotRead', {}),
  contacts: null,
  contactsLive: null,
  contactsRightParty: null,
  contactsLoaded: null,
  repeatedDeliveries: null,
  retrySpacing: { count: null, p50Seconds: null, minSeconds: null, sameHour: null },
  speedToFirstAttempt: { count: null, p50Seconds: null, p90Seconds: null },
} as const;
