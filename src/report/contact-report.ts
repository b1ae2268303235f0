/** What is known of contacts, as a report shows it. */
import type { ContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import type { Histogram } from '../metrics/cube/open-list.ts';
import { quantileOf, rateOf, rateOfCounts } from '../metrics/kpis/rate.ts';
import type { ContactReport } from './report.ts';

/** The contact metrics of a period; `reason` says why there are none. */
export type ContactInput = { readonly metrics: ContactMetrics } | { readonly reason: string };

export function contactReport(input: ContactInput): ContactReport {
  return 'reason' in input ? withoutContacts(input.reason) : fromMetrics(input.metrics);
}

function fromMetrics(metrics: ContactMetrics): ContactReport {
  const { retrySpacing, speedToFirstAttempt: speed, smsAfterVoice } = metrics;
  const attempts = metrics.attemptsPerContact.reduce((sum, [n, contacts]) => sum + n * contacts, 0);
  return {
    reason: null,
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

function withoutContacts(reason: string): ContactReport {
  const none = rateOf(0, 0);
  return {
    reason,
    contacts: null,
    contactsLive: null,
    contactsRightParty: null,
    contactsLoaded: null,
    attemptsPerContact: [],
    reachByAttempt: [],
    retrySpacing: { count: 0, p50Seconds: null, minSeconds: null, sameHour: 0 },
    speedToFirstAttempt: { count: 0, p50Seconds: null, p90Seconds: null },
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

function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, n]) => sum + n, 0);
}
