/** What is known of contacts rather than of deliveries. Plain JSON of integers. */
import type { ContactCounts } from './contact-counts.ts';
import type { AfterDoNotContact } from './do-not-contact.ts';
import type { FirstAttemptSpeed } from './first-attempt.ts';
import type { CapBreaches } from './frequency-caps.ts';
import type { SlotReach } from './live-by-slot.ts';
import type { AttemptReach } from './reach-by-attempt.ts';
import type { RetrySpacing } from './retry-spacing.ts';
import type { SmsAfterVoice } from './sms-after-voice.ts';

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
