/** The sets that finished deliveries are counted in: each one entry with its bit and its meaning. What codes and times decide, classify() adds. */
import type { SMS_RESULTS, VOICE_RESULTS } from '../row/vocabulary.ts';

type Result = (typeof VOICE_RESULTS)[number] | (typeof SMS_RESULTS)[number];

export interface SetEntry {
  /** Which bit of Fact.sets it is, 0 to 52. Stored facts hold it: it never changes, and that of a set that is gone is not used again. */
  readonly bit: number;
  readonly meaning: string;
  /** The rows in it as words, where a rate divides by it. */
  readonly rows?: string;
  /** Results that put any delivery there by themselves. */
  readonly results?: readonly Result[];
  /** The same of voice attempts. */
  readonly voiceResults?: readonly Result[];
  /** The same of messages. */
  readonly smsResults?: readonly Result[];
}

/** Voice measures hold voice rows only. */
export const SET_ENTRIES = {
  processed: { bit: 0, meaning: 'Status is Complete.' },
  attempts: {
    bit: 1,
    meaning: 'A call was placed or a message handed over. A result that is not documented counts where a start is given.',
    rows: 'attempts, calls and messages',
  },
  voiceAttempts: { bit: 2, meaning: 'An attempt on any channel but SMS.', rows: 'voice attempts' },
  offHook: {
    bit: 3,
    meaning: 'A person, a machine or an agent answered the call.',
    voiceResults: ['LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'Undetermined', 'BotFailed', 'CallEnded'],
  },
  liveMin: {
    bit: 4,
    meaning: 'Certainly a person: by the result, or by a code that DISPOSITION_MAP gives any meaning but machine.',
    rows: 'live answers, at least',
  },
  liveMax: { bit: 5, meaning: 'Perhaps a person: liveMin, and results that do not tell, unless a code says machine.' },
  machine: {
    bit: 6,
    meaning: 'A machine answered: by the result, or by a code, unless another code says it was a person.',
    rows: 'voice attempts that a machine answered',
  },
  badNumber: {
    bit: 7,
    meaning: 'The number cannot be called, or no phone answers there.',
    voiceResults: ['InvalidAddress', 'NotAHandset'],
  },
  notTried: { bit: 8, meaning: 'Finished without an attempt.', results: ['Expired', 'Cancelled', 'Error', 'Terminated'] },
  expired: { bit: 9, meaning: 'Its window closed first.', results: ['Expired'] },
  short: { bit: 10, meaning: 'Timed, and shorter than SHORT_CALL_SECONDS.' },
  timed: {
    bit: 11,
    meaning: 'Off-hook with a start, and an end not before it.',
    rows: 'off-hook voice calls with a start, and an end not before it',
  },
  busy: { bit: 12, meaning: 'The line was busy.', voiceResults: ['Busy'] },
  noAnswer: { bit: 13, meaning: 'Nobody answered, or the call was declined.', voiceResults: ['NoAnswer'] },
  voicemail: {
    bit: 14,
    meaning: 'A machine, with result AnsweringMachine: a message was left where the engagement is set up so.',
  },
  platformFailure: {
    bit: 15,
    meaning: 'The platform failed rather than the contact.',
    results: ['BotFailed', 'NonRetriableError', 'Error', 'Unknown'],
  },
  rightParty: {
    bit: 16,
    meaning: 'partyTold and liveMin, without a code that DISPOSITION_MAP takes for not-right-party.',
  },
  doNotContact: {
    bit: 17,
    meaning: 'An attempt with Microsoft\'s own code "Do not contact", or one that DISPOSITION_MAP takes for do-not-contact.',
  },
  converted: { bit: 18, meaning: 'An attempt with a success code or a success attribute (SUCCESS_MAP).' },
  cancelled: { bit: 19, meaning: 'Cancelled before an attempt.', results: ['Cancelled'] },
  windowed: {
    bit: 20,
    meaning: 'An attempt with a start and both bounds of its window.',
    rows: 'attempts with a start and both bounds of their window',
  },
  inWindow: { bit: 21, meaning: 'Windowed, and started within the window.' },
  smsSettled: {
    bit: 22,
    meaning: 'A message whose fate is known.',
    rows: 'SMS with result Delivered or Not delivered',
    smsResults: ['Delivered', 'Not delivered'],
  },
  smsDelivered: {
    bit: 23,
    meaning: 'A message that reached the phone.',
    rows: 'SMS with result Delivered',
    smsResults: ['Delivered'],
  },
  smsReplied: { bit: 24, meaning: 'A delivered message that a conversation came of.' },
  botAnswered: {
    bit: 25,
    meaning: 'A call that an agent answered or may have answered: what the bot failure rate divides by.',
    rows: 'voice attempts with LiveAnswer, Undetermined or BotFailed',
    voiceResults: ['LiveAnswer', 'Undetermined', 'BotFailed'],
  },
  botFailed: { bit: 26, meaning: 'The agent failed after the call was answered.', voiceResults: ['BotFailed'] },
  lateResult: { bit: 27, meaning: 'The result came an hour or more after the end.' },
  handled: { bit: 28, meaning: 'An attempt that a representative took.' },
  abandoned: { bit: 29, meaning: 'A voice attempt that was abandoned, by the best source there is.' },
  convertedRightParty: { bit: 30, meaning: 'Converted and right party.' },
  waitTold: {
    bit: 31,
    meaning: 'A voice attempt whose customer was connected, with a wait that the platform held against its threshold.',
    rows: 'voice attempts whose customer was connected, and whose wait was held against the threshold',
  },
  waitExceeded: { bit: 32, meaning: 'waitTold, and the customer waited longer than the threshold.' },
  partyTold: {
    bit: 33,
    meaning: 'A voice attempt filed while DISPOSITION_MAP had a code for person or not-right-party: else nothing tells the right party.',
    rows: 'voice attempts filed while DISPOSITION_MAP had a code for person or not-right-party',
  },
  livePartyTold: {
    bit: 34,
    meaning: 'partyTold and liveMin.',
    rows: 'live answers, at least, filed while DISPOSITION_MAP had a code for person or not-right-party',
  },
  successTold: {
    bit: 35,
    meaning: 'An attempt filed while SUCCESS_MAP named a success: else nothing tells a conversion.',
    rows: 'attempts, calls and messages, filed while SUCCESS_MAP named a success',
  },
  rightPartySuccessTold: {
    bit: 36,
    meaning: 'successTold and right party.',
    rows: 'right-party contacts filed while SUCCESS_MAP named a success',
  },
  cancelledByPolicy: { bit: 37, meaning: 'Cancelled, and the row names the cancellation policy that did it.' },
} as const satisfies Readonly<Record<string, SetEntry>>;
export type SetName = keyof typeof SET_ENTRIES;
/** Those that a rate can divide by. */
export type SetWithRows = {
  [Name in SetName]: (typeof SET_ENTRIES)[Name] extends { readonly rows: string } ? Name : never;
}[SetName];

/** In the order of the table. */
export const SET_NAMES = Object.keys(SET_ENTRIES) as readonly SetName[];

/** An entry, with what others may have and it has not. */
export function setEntry(name: SetName): SetEntry {
  return SET_ENTRIES[name];
}

// Sums of the bits 0 to 52 are exact. Bit operations see the lower 32, the sign among them: so 31 bits a word.
const MAX_BIT = 52;
const WORD_BITS = 31;
const WORD = 2 ** WORD_BITS;
const LOW_WORD = WORD - 1;

/** The numbers that stand for sets: 2 to the power of each one's bit. @throws RangeError where a bit is taken, or is none of 0 to 52 */
export function bitsOf<Name extends string>(entries: Readonly<Record<Name, Pick<SetEntry, 'bit'>>>): Readonly<Record<Name, number>> {
  const taken = new Map<number, string>();
  const bits = Object.entries<Pick<SetEntry, 'bit'>>(entries).map(([name, { bit }]) => {
    const other = taken.get(bit);
    if (other !== undefined) throw new RangeError(`Cannot define the set "${name}": bit ${bit} is that of "${other}"`);
    if (!Number.isInteger(bit) || bit < 0 || bit > MAX_BIT) {
      throw new RangeError(`Cannot define the set "${name}": bit ${bit} is none of 0 to ${MAX_BIT}`);
    }
    taken.set(bit, name);
    // Where they fit, whole numbers rather than floating ones: rows are counted by them much faster.
    return [name, bit < WORD_BITS ? 1 << bit : 2 ** bit];
  });
  return Object.fromEntries(bits) as Record<Name, number>;
}

/** Each set as a number, to be used with isIn(), union() and without() alone: JavaScript's own operators lose what lies beyond 32 bits. */
export const SETS = bitsOf(SET_ENTRIES);

/** Whether a delivery in `sets` is in a set. */
export function isIn(sets: number, set: number): boolean {
  return set < WORD ? (sets & set) !== 0 : (Math.floor(sets / WORD) & (set / WORD)) !== 0;
}

/** The sets of either. */
export function union(a: number, b: number): number {
  if (a < WORD && b < WORD) return a | b;
  return (Math.floor(a / WORD) | Math.floor(b / WORD)) * WORD + ((a | b) & LOW_WORD);
}

/** The sets but one. */
export function without(sets: number, set: number): number {
  return isIn(sets, set) ? sets - set : sets;
}
