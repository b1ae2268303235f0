/** Contact metrics of a period out of its own facts and what each has behind it, one hash range of contacts at a time so that memory stays flat. */
import type { Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { newContactCounter } from './contact-counts.ts';
import type { ContactFact, ContactLoad } from './contact-fact.ts';
import type { ContactMetrics } from './contact-metrics.ts';
import { newContactNumbers } from './contact-numbers.ts';
import { type CountedRow, isCall } from './counted-row.ts';
import { newUnwantedCounter } from './do-not-contact.ts';
import { newFirstAttemptCounter } from './first-attempt.ts';
import { type FrequencyCap, newCapCounters } from './frequency-caps.ts';
import { type HashRange, inHashRange } from './hash-range.ts';
import { newSlotCounter } from './live-by-slot.ts';
import { CAP_WINDOWS, type CapWindow } from './look-back/cap-windows.ts';
import type { LookBack } from './look-back/look-back.ts';
import { newReachCounter } from './reach-by-attempt.ts';
import { newSpacingCounter } from './retry-spacing.ts';
import { newSmsCounter } from './sms-after-voice.ts';

export interface ContactScanOptions extends HashRange {
  /** The scopes whose rows count; of the others only calls are looked at, for a message is after the last call only if no other scope called later. */
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  /** The windows that the look-backs were counted in. @default CAP_WINDOWS */
  readonly windows?: readonly CapWindow[];
}

export interface ContactScan {
  /** Rows kept so far. */
  readonly size: number;
  /** Whether calls that do not count matter: to messages that do. Until then they can be left out. */
  readonly hasMessages: boolean;
  /** A fact of the period, of any scope, in any order. */
  add(fact: ContactFact, lookBack: LookBack): void;
  /** A row created in the period. */
  addLoad(load: ContactLoad): void;
  finish(): ContactMetrics;
}

/** A scan of one hash range; mergeContactMetrics() joins those of all. @throws RangeError where an option is out of range */
export function newContactScan({ keep, caps, windows = CAP_WINDOWS, ...range }: ContactScanOptions): ContactScan {
  const isInRange = inHashRange(range);
  const measures = newMeasures(caps, windows);
  const contacts = newContactNumbers();
  const withoutContact = { attempts: 0, loads: 0 };
  let size = 0;
  return {
    get size() {
      return size;
    },
    get hasMessages() {
      return measures.hasMessages;
    },
    add(fact, lookBack) {
      const { contact } = fact;
      if (!isInRange(contact)) return;
      const isCounted = keep(fact.scope);
      if (contact === '') {
        if (isCounted && isIn(fact.sets, SETS.attempts)) withoutContact.attempts++;
        return;
      }
      if (isCounted) measures.add({ contact: contacts.add(contact), fact, lookBack });
      if (isCall(fact)) measures.addCall(fact);
      if (isCounted || isCall(fact)) size++;
    },
    addLoad({ contact, scope }) {
      if (!isInRange(contact) || !keep(scope)) return;
      if (contact === '') withoutContact.loads++;
      else measures.addLoad(contacts.add(contact));
    },
    finish: () => ({ ...measures.finish(contacts.size), withoutContact: { ...withoutContact } }),
  };
}

/** All measures, each fed one row at a time. */
function newMeasures(frequencyCaps: readonly FrequencyCap[], windows: readonly CapWindow[]) {
  const counts = newContactCounter();
  const reach = newReachCounter();
  const spacing = newSpacingCounter();
  const firstAttempts = newFirstAttemptCounter();
  const caps = newCapCounters(frequencyCaps, windows);
  const unwanted = newUnwantedCounter();
  const sms = newSmsCounter();
  const slots = newSlotCounter();
  const ofAttempts = [reach, spacing, firstAttempts, ...caps, unwanted, sms, slots];
  let sequenceAgainstStarts = 0;
  let repeatedDeliveries = 0;
  return {
    get hasMessages() {
      return sms.hasMessages;
    },
    add(row: CountedRow): void {
      counts.add(row);
      if (row.lookBack.isRepeat) repeatedDeliveries++;
      if (row.lookBack.isOutOfSequence) sequenceAgainstStarts++;
      if (isIn(row.fact.sets, SETS.attempts)) for (const counter of ofAttempts) counter.add(row);
    },
    addCall: sms.addCall,
    addLoad: counts.addLoad,
    finish: (contacts: number): Omit<ContactMetrics, 'withoutContact'> => ({
      ...counts.finish(contacts),
      reachByAttempt: reach.finish(),
      retrySpacing: spacing.finish(),
      speedToFirstAttempt: firstAttempts.finish(),
      caps: caps.map((cap) => cap.finish()),
      attemptsAfterDoNotContact: unwanted.finish(),
      smsAfterVoice: sms.finish(),
      liveBySlot: slots.finish(),
      sequenceAgainstStarts,
      repeatedDeliveries,
    }),
  };
}
