/** What is known of contacts, as a report shows it. */
import type { ContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import { quantileOf, rateOf, rateOfCounts } from '../metrics/kpis/rate.ts';
import type { Reason } from './reasons/reason.ts';
import type { ContactReport } from './report.ts';
import { countOf } from './totals.ts';

/** The contact metrics of a period; `reason` says why there are none. */
export type ContactInput = { readonly metrics: ContactMetrics } | { readonly reason: string; readonly note?: Reason };

/** Why what looks back at earlier attempts is not known, in words and as data. */
export interface LookBackReason {
  readonly reason: string;
  readonly note: Reason;
}

/** `lookBack` says why what looks back at earlier attempts is not known; null where it is. */
export function contactReport(input: ContactInput, lookBack: LookBackReason | null = null): ContactReport {
  if ('reason' in input) return withoutContacts(input.reason, input.note ?? null);
  const report = fromMetrics(input.metrics);
  return lookBack === null ? report : { ...report, ...withoutLookBack(lookBack) };
}

/** A first attempt among those that were read may have been the fifth. Repeated ids are told all the same: those that are there are there. */
function withoutLookBack({ reason, note }: LookBackReason) {
  return {
    lookBackReason: reason,
    lookBackNote: note,
    reachByAttempt: [],
    retrySpacing: { count: null, p50Seconds: null, minSeconds: null, sameHour: null },
    speedToFirstAttempt: { count: null, p50Seconds: null, p90Seconds: null },
    smsAfterVoice: rateOf(0, 0),
  } satisfies Partial<ContactReport>;
}

function fromMetrics(metrics: ContactMetrics): ContactReport {
  const { retrySpacing, speedToFirstAttempt: speed, smsAfterVoice } = metrics;
  const attempts = metrics.attemptsPerContact.reduce((sum, [n, contacts]) => sum + n * contacts, 0);
  return {
    reason: null,
    lookBackReason: null,
    reasonNote: null,
    lookBackNote: null,
    contacts: metrics.contacts,
    contactsLive: metrics.contactsLive,
    contactsRightParty: metrics.contactsPartyTold === 0 ? null : metrics.contactsRightParty,
    contactsLoaded: metrics.contactsLoaded,
    attemptsPerContact: metrics.attemptsPerContact.map(([n, contacts]) => ({ attempts: n, contacts })),
    reachByAttempt: metrics.reachByAttempt.map(({ number, contacts, firstLive }) => ({
      attempt: number,
      rate: rateOf(firstLive, contacts),
    })),
    retrySpacing: {
      count: countOf(retrySpacing.seconds),
      p50Seconds: quantileOf(retrySpacing.seconds, 0.5),
      minSeconds: retrySpacing.minSeconds,
      sameHour: retrySpacing.sameHour,
    },
    speedToFirstAttempt: {
      count: countOf(speed.seconds),
      p50Seconds: quantileOf(speed.seconds, 0.5),
      p90Seconds: quantileOf(speed.seconds, 0.9),
    },
    penetration: rateOf(metrics.loadedAttempted, metrics.contactsLoaded),
    grossPenetration: rateOf(metrics.loadedFinal, metrics.contactsLoaded),
    saturation: metrics.contactsLoaded === 0 ? null : attempts / metrics.contactsLoaded,
    contactRate: rateOf(metrics.loadedLive, metrics.contactsLoaded),
    rightPartyContacts: rateOfCounts(metrics.contactsRightParty, metrics.contactsPartyTold),
    smsAfterVoice: rateOf(smsAfterVoice.reached, smsAfterVoice.contacts),
    repeatedDeliveries: metrics.repeatedDeliveries,
    sequenceAgainstStarts: metrics.sequenceAgainstStarts,
  };
}

function withoutContacts(reason: string, note: Reason | null): ContactReport {
  const none = rateOf(0, 0);
  return {
    reason,
    lookBackReason: reason,
    reasonNote: note,
    lookBackNote: note,
    contacts: null,
    contactsLive: null,
    contactsRightParty: null,
    contactsLoaded: null,
    attemptsPerContact: [],
    reachByAttempt: [],
    retrySpacing: { count: null, p50Seconds: null, minSeconds: null, sameHour: null },
    speedToFirstAttempt: { count: null, p50Seconds: null, p90Seconds: null },
    penetration: none,
    grossPenetration: none,
    saturation: null,
    contactRate: none,
    rightPartyContacts: none,
    smsAfterVoice: none,
    repeatedDeliveries: null,
    sequenceAgainstStarts: null,
  };
}
