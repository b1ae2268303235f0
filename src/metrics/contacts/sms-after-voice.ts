/** Contacts who got a message after the last call to them: what the fallback to messages still reaches. */
import type { AttemptSeries } from './attempt-numbers.ts';

export interface SmsAfterVoice {
  /** Contacts with a message that counts after the last call of the same configuration. */
  readonly contacts: number;
  /** Of these, how many had such a message delivered. */
  readonly reached: number;
}

export interface SmsCounter {
  /** @param series all series of one contact */
  add(series: readonly AttemptSeries[]): void;
  finish(): SmsAfterVoice;
}

export function newSmsCounter(): SmsCounter {
  let contacts = 0;
  let reached = 0;
  return {
    add(series) {
      const messages = series.flatMap(messagesAfterCalls);
      if (messages.length > 0) contacts++;
      if (messages.some(({ row }) => row.isDelivered)) reached++;
    },
    finish: () => ({ contacts, reached }),
  };
}

function messagesAfterCalls(series: AttemptSeries): AttemptSeries {
  const lastCall = series.findLast(({ row }) => row.isVoice);
  // At the very instant of the call is not after it, whatever order the two stand in.
  return lastCall === undefined ? [] : series.filter(({ row }) => row.isCounted && row.timeMs > lastCall.row.timeMs);
}

/** The counts of two sets of contacts that share none. */
export function mergeSms(a: SmsAfterVoice, b: SmsAfterVoice): SmsAfterVoice {
  return { contacts: a.contacts + b.contacts, reached: a.reached + b.reached };
}
