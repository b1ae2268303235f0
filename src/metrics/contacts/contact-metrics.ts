/** What is known of contacts rather than of deliveries. Plain JSON of integers, so that hash ranges merge exactly. */
import { type ContactCounts, mergeContactCounts } from './contact-counts.ts';
import { type AfterDoNotContact, mergeUnwanted } from './do-not-contact.ts';
import { type FirstAttemptSpeed, mergeFirstAttempts } from './first-attempt.ts';
import { type CapBreaches, mergeCapBreaches } from './frequency-caps.ts';
import { mergeSlots, type SlotReach } from './live-by-slot.ts';
import { type AttemptReach, mergeReach } from './reach-by-attempt.ts';
import { mergeSpacing, type RetrySpacing } from './retry-spacing.ts';
import { mergeSms, type SmsAfterVoice } from './sms-after-voice.ts';

export interface ContactMetrics extends ContactCounts {
  readonly reachByAttempt: readonly AttemptReach[];
  readonly retrySpacing: RetrySpacing;
  readonly speedToFirstAttempt: FirstAttemptSpeed;
  /** In the order of the caps asked for. */
  readonly caps: readonly CapBreaches[];
  readonly attemptsAfterDoNotContact: AfterDoNotContact;
  readonly smsAfterVoice: SmsAfterVoice;
  readonly liveBySlot: readonly SlotReach[];
  /** Attempts whose msdyn_seq_no runs against the order of starts. */
  readonly sequenceAgainstStarts: number;
  /** Deliveries with an id that an earlier delivery to the same contact has too. */
  readonly repeatedDeliveries: number;
  /** Rows of the period without a contact key: they count nowhere else here. */
  readonly withoutContact: { readonly attempts: number; readonly loads: number };
}

/** The metrics of two hash ranges of one period, scope and set of caps. Inputs are unchanged. @throws RangeError where the caps differ */
export function mergeContactMetrics(a: ContactMetrics, b: ContactMetrics): ContactMetrics {
  return {
    ...mergeContactCounts(a, b),
    reachByAttempt: mergeReach(a.reachByAttempt, b.reachByAttempt),
    retrySpacing: mergeSpacing(a.retrySpacing, b.retrySpacing),
    speedToFirstAttempt: mergeFirstAttempts(a.speedToFirstAttempt, b.speedToFirstAttempt),
    caps: mergeCapBreaches(a.caps, b.caps),
    attemptsAfterDoNotContact: mergeUnwanted(a.attemptsAfterDoNotContact, b.attemptsAfterDoNotContact),
    smsAfterVoice: mergeSms(a.smsAfterVoice, b.smsAfterVoice),
    liveBySlot: mergeSlots(a.liveBySlot, b.liveBySlot),
    sequenceAgainstStarts: a.sequenceAgainstStarts + b.sequenceAgainstStarts,
    repeatedDeliveries: a.repeatedDeliveries + b.repeatedDeliveries,
    withoutContact: {
      attempts: a.withoutContact.attempts + b.withoutContact.attempts,
      loads: a.withoutContact.loads + b.withoutContact.loads,
    },
  };
}
