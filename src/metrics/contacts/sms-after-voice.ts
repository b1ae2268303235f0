/** Contacts who got a message after the last call to them: what the fallback to messages still reaches. */
import { isIn, SETS } from '../fact/sets.ts';
import { timeOf } from './contact-fact.ts';
import { isCall, type Measure } from './counted-row.ts';

export interface SmsAfterVoice {
  /** Contacts with a message that counts after the last call of the same configuration: one was made before it, and none after it in the period. */
  readonly contacts: number;
  /** Of these, how many had such a message delivered. */
  readonly reached: number;
}

/** When each of some contacts was last reached for, UTC epoch milliseconds. */
interface LastTimes {
  readonly contacts: Uint32Array;
  readonly ms: Float64Array;
}

/** Within a configuration: all calls, messages after a call, and those of them that were delivered. */
export interface SeriesTimes {
  readonly configuration: string;
  readonly calls: LastTimes;
  readonly messages: LastTimes;
  readonly delivered: LastTimes;
}

/** Given all rows. Of sums it adds the messages alone, for few calls matter to them. */
export interface SmsMeasure extends Measure<readonly SeriesTimes[], SmsAfterVoice> {
  /** Whether there was a message that calls could tell something of. */
  readonly hasMessages: boolean;
  /** Adds the calls at the contacts of messages. To be called once all these were added, with the sums of all rows of the period, whether they count or not. */
  addCalls(sum: readonly SeriesTimes[], numberOf: (contact: number) => number | undefined): void;
}

export function newSmsMeasure(): SmsMeasure {
  const series = new Map<string, ReturnType<typeof newTimes>>();
  const seriesOf = (configuration: string) => {
    const known = series.get(configuration) ?? newTimes();
    series.set(configuration, known);
    return known;
  };
  return {
    get hasMessages() {
      return [...series.values()].some(({ messages }) => messages.length > 0);
    },
    add({ contact, fact, lookBack }) {
      const isMessage = !isCall(fact) && lookBack.isAfterCall && isIn(fact.sets, SETS.attempts);
      if (!isMessage && !isCall(fact)) return;
      const { calls, messages, delivered } = seriesOf(fact.scope.configuration);
      put(isMessage ? messages : calls, contact, timeOf(fact));
      if (isMessage && fact.isDelivered) put(delivered, contact, timeOf(fact));
    },
    addSum(sum, numbers) {
      for (const { configuration, messages, delivered } of sum) {
        if (messages.contacts.length === 0) continue;
        const own = seriesOf(configuration);
        putAll(own.messages, messages, (contact) => numbers[contact]);
        putAll(own.delivered, delivered, (contact) => numbers[contact]);
      }
    },
    addCalls(sum, numberOf) {
      for (const { configuration, calls } of sum) {
        const own = series.get(configuration);
        if (own === undefined) continue;
        putAll(own.calls, calls, (contact) => {
          const number = numberOf(contact);
          return number !== undefined && own.messages[number] !== undefined ? number : undefined;
        });
      }
    },
    sum: () =>
      Array.from(series, ([configuration, { calls, messages, delivered }]) => ({
        configuration,
        calls: timesOf(calls),
        messages: timesOf(messages),
        delivered: timesOf(delivered),
      })),
    finish() {
      const [contacts, reached] = [new Set<number>(), new Set<number>()];
      for (const { calls, messages, delivered } of series.values()) {
        // At the very instant of a call is not after it.
        const addAfter = (found: Set<number>) => (ms: number, contact: number) => {
          if (ms > (calls[contact] ?? NEVER)) found.add(contact);
        };
        messages.forEach(addAfter(contacts));
        delivered.forEach(addAfter(reached));
      }
      return { contacts: contacts.size, reached: reached.size };
    },
  };
}

const NEVER = Number.NEGATIVE_INFINITY;

/** The latest time by number of a contact, which is close to the one before as a rule: far quicker than a map. */
type Times = number[];

function newTimes() {
  return { calls: [] as Times, messages: [] as Times, delivered: [] as Times };
}

function put(times: Times, contact: number, ms: number): void {
  times[contact] = Math.max(times[contact] ?? NEVER, ms);
}

function putAll(times: Times, { contacts, ms }: LastTimes, numberOf: (contact: number) => number | undefined): void {
  for (const [i, contact] of contacts.entries()) {
    const number = numberOf(contact);
    if (number !== undefined) put(times, number, ms[i] ?? NEVER);
  }
}

function timesOf(times: Times): LastTimes {
  const contacts: number[] = [];
  const ms: number[] = [];
  // Those without one are left out.
  times.forEach((last, contact) => {
    contacts.push(contact);
    ms.push(last);
  });
  return { contacts: Uint32Array.from(contacts), ms: Float64Array.from(ms) };
}
