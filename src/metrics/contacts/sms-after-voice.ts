/** Contacts who got a message after the last call to them: what the fallback to messages still reaches. */
import { type ContactFact, timeOf } from './contact-fact.ts';
import { type CountedRow, isCall } from './counted-row.ts';

export interface SmsAfterVoice {
  /** Contacts with a message that counts after the last call of the same configuration: one was made before it, and none after it in the period. */
  readonly contacts: number;
  /** Of these, how many had such a message delivered. */
  readonly reached: number;
}

export interface SmsCounter {
  /** @param row an attempt that counts */
  add(row: CountedRow): void;
  /** Whether one of them was a message that calls after it could tell something of. */
  readonly hasMessages: boolean;
  /** Any call of the period, whether it counts or not. */
  addCall(fact: ContactFact): void;
  finish(): SmsAfterVoice;
}

interface Reach {
  readonly contact: string;
  readonly configuration: string;
  readonly timeMs: number;
}

export function newSmsCounter(): SmsCounter {
  const messages: (Reach & { readonly isDelivered: boolean })[] = [];
  const calls: Reach[] = [];
  return {
    get hasMessages() {
      return messages.length > 0;
    },
    add({ fact, lookBack }) {
      if (lookBack.isAfterCall && !isCall(fact)) messages.push({ ...reachOf(fact), isDelivered: fact.isDelivered });
    },
    addCall(fact) {
      calls.push(reachOf(fact));
    },
    finish() {
      const lastCallOf = lastCalls(calls, new Set(messages.map(({ contact }) => contact)));
      // At the very instant of a call is not after it.
      const after = messages.filter((message) => message.timeMs > lastCallOf(message));
      const contactsOf = (list: readonly Reach[]) => new Set(list.map(({ contact }) => contact)).size;
      return { contacts: contactsOf(after), reached: contactsOf(after.filter(({ isDelivered }) => isDelivered)) };
    },
  };
}

function reachOf(fact: ContactFact): Reach {
  return { contact: fact.contact, configuration: fact.scope.configuration, timeMs: timeOf(fact) };
}

/** When a contact was last called within a configuration; before all time where never. @param contacts whose calls are asked about */
function lastCalls(calls: readonly Reach[], contacts: ReadonlySet<string>): (reach: Reach) => number {
  const times = new Map<string, number>();
  const keyOf = ({ contact, configuration }: Reach) => `${contact} ${configuration}`;
  const lastOf = (reach: Reach) => times.get(keyOf(reach)) ?? Number.NEGATIVE_INFINITY;
  if (contacts.size === 0) return lastOf;
  for (const call of calls) if (contacts.has(call.contact)) times.set(keyOf(call), Math.max(lastOf(call), call.timeMs));
  return lastOf;
}

/** The counts of two sets of contacts that share none. */
export function mergeSms(a: SmsAfterVoice, b: SmsAfterVoice): SmsAfterVoice {
  return { contacts: a.contacts + b.contacts, reached: a.reached + b.reached };
}
