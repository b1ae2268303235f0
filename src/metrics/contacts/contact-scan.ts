/** Contact metrics out of facts: distinct contacts, attempts at each, caps and wishes, one hash range of contacts at a time so that memory stays flat. */

import { areRepeats } from '../cube/distinct.ts';
import type { Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { attemptSeriesOf } from './attempt-numbers.ts';
import { newBitmap } from './bitmap.ts';
import { newContactCounter } from './contact-counts.ts';
import type { ContactFact, ContactLoad, ContactRow } from './contact-fact.ts';
import type { ContactMetrics } from './contact-metrics.ts';
import { newContactNumbers, type WantedContacts } from './contact-numbers.ts';
import { newContactRows } from './contact-rows.ts';
import { newUnwantedCounter } from './do-not-contact.ts';
import { newFirstAttemptCounter } from './first-attempt.ts';
import { type FrequencyCap, newCapCounters } from './frequency-caps.ts';
import { newSlotCounter } from './live-by-slot.ts';
import { newReachCounter } from './reach-by-attempt.ts';
import { newSpacingCounter } from './retry-spacing.ts';
import { newSequenceCounter } from './sequence-order.ts';
import { newSmsCounter } from './sms-after-voice.ts';

export interface ContactScanOptions {
  /** First instant of the period, UTC epoch milliseconds; rows are in it by their place. */
  readonly fromMs: number;
  /** First instant after it. A fact placed here or later is left out altogether. */
  readonly toMs: number;
  /** The scopes whose rows count; rows of the others are only looked back at. */
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  /** Hash range to scan, 0 to `passes` - 1. */
  readonly pass: number;
  readonly passes: number;
}

export interface ContactScan {
  /** Rows kept so far. */
  readonly size: number;
  /** The contacts whose earlier rows tell anything: some row that counts is about them. To be asked once all facts of the period were added. */
  readonly lookedBackAt: WantedContacts;
  /** A fact of the period or before it, of any scope, in any order. How far back the facts go is the caller's choice. */
  add(fact: ContactFact): void;
  /** A row created in the period. */
  addLoad(load: ContactLoad): void;
  finish(): ContactMetrics;
}

/** A scan of one hash range; mergeContactMetrics() joins those of all. @throws RangeError where an option is out of range */
export function newContactScan(options: ContactScanOptions): ContactScan {
  checkRange(options);
  const { fromMs, toMs, keep, pass, passes } = options;
  const measures = newMeasures(options.caps);
  const contacts = newContactNumbers();
  const rows = newContactRows();
  const [counted, loaded] = [newBitmap(), newBitmap()];
  const withoutContact = { attempts: 0, loads: 0 };
  return {
    get size() {
      return rows.size;
    },
    lookedBackAt: contacts.wanted(counted.has),
    add(fact) {
      if (fact.placeMs >= toMs || rangeOf(fact.contact, passes) !== pass) return;
      const isCounted = fact.placeMs >= fromMs && keep(fact.scope);
      if (fact.contact !== '') {
        const contact = contacts.add(fact.contact);
        if (isCounted) counted.add(contact);
        rows.add(fact, contact, isCounted);
      } else if (isCounted && isIn(fact.sets, SETS.attempts)) withoutContact.attempts++;
    },
    addLoad({ contact, scope }) {
      if (rangeOf(contact, passes) !== pass || !keep(scope)) return;
      if (contact === '') withoutContact.loads++;
      else loaded.add(contacts.add(contact));
    },
    finish() {
      let contact = 0;
      for (const list of rows.byContact(contacts.size)) {
        measures.add(contacts.keyOf(contact), list, loaded.has(contact));
        contact++;
      }
      return { ...measures.finish(), withoutContact: { ...withoutContact } };
    },
  };
}

function checkRange({ fromMs, toMs, pass, passes }: ContactScanOptions): void {
  if (!(fromMs <= toMs)) throw new RangeError(`Cannot scan contacts from "${fromMs}" to "${toMs}": the period ends before it starts`);
  if (!Number.isInteger(passes) || !Number.isInteger(pass) || pass < 0 || pass >= passes) {
    throw new RangeError(`Cannot scan contacts in pass "${pass}": it is none of 0 to ${passes - 1}`);
  }
}

/** Hash range of a contact key; rows without a key, or with one that is no hash, lie in the first. */
function rangeOf(contact: string, passes: number): number {
  return passes === 1 ? 0 : (Number.parseInt(contact.slice(0, 8), 16) || 0) % passes;
}

/** All measures, each fed one contact at a time. */
function newMeasures(frequencyCaps: readonly FrequencyCap[]) {
  const counts = newContactCounter();
  const reach = newReachCounter();
  const spacing = newSpacingCounter();
  const firstAttempts = newFirstAttemptCounter();
  const caps = newCapCounters(frequencyCaps);
  const unwanted = newUnwantedCounter();
  const sms = newSmsCounter();
  const slots = newSlotCounter();
  const sequence = newSequenceCounter();
  let repeatedDeliveries = 0;
  return {
    add(contact: string, rows: readonly ContactRow[], isLoaded: boolean): void {
      counts.add(rows, isLoaded);
      const attempts = rows.filter(({ isAttempt }) => isAttempt);
      const series = attemptSeriesOf(attempts);
      for (const one of series) {
        reach.add(one);
        spacing.add(one);
        firstAttempts.add(one);
        slots.add(one);
        sequence.add(one);
      }
      sms.add(series);
      for (const cap of caps) cap.add(attempts);
      unwanted.add(contact, rows);
      repeatedDeliveries += repeatsIn(rows);
    },
    finish: (): Omit<ContactMetrics, 'withoutContact'> => ({
      ...counts.finish(),
      reachByAttempt: reach.finish(),
      retrySpacing: spacing.finish(),
      speedToFirstAttempt: firstAttempts.finish(),
      caps: caps.map((cap) => cap.finish()),
      attemptsAfterDoNotContact: unwanted.finish(),
      smsAfterVoice: sms.finish(),
      liveBySlot: slots.finish(),
      sequenceAgainstStarts: sequence.finish(),
      repeatedDeliveries,
    }),
  };
}

function repeatsIn(rows: readonly ContactRow[]): number {
  if (rows.length < 2) return 0;
  const areAgain = areRepeats(rows.map(({ delivery }) => delivery));
  return rows.filter(({ delivery, isCounted }, i) => isCounted && delivery !== 0 && areAgain[i]).length;
}
