/** What a finished delivery counts as: the sets of docs/metrics.md as bits. */

import { HOUR_MS } from '../../time/lengths.ts';
import { SMS_RESULTS, VOCABULARY } from '../row/vocabulary.ts';
import type { DispositionMeaning, Rules } from './rules.ts';

/** The sets, each one a bit. Voice measures hold voice rows only. */
export const SETS = {
  /** Status Complete: what Microsoft's dashboard calls processed. */
  processed: 1,
  /** A call was placed or a message handed over. */
  attempts: 1 << 1,
  voiceAttempts: 1 << 2,
  /** Something answered: a person, a machine or an agent's call that ended. */
  offHook: 1 << 3,
  liveMin: 1 << 4,
  liveMax: 1 << 5,
  machine: 1 << 6,
  badNumber: 1 << 7,
  notTried: 1 << 8,
  expired: 1 << 9,
  /** Off-hook with a length under the limit for short calls. */
  short: 1 << 10,
  /** Has a measured length: an off-hook voice call with start <= end. */
  timed: 1 << 11,
  busy: 1 << 12,
  noAnswer: 1 << 13,
  /** A machine, with result AnsweringMachine: a message was left where the engagement is set up so. */
  voicemail: 1 << 14,
  /** The platform failed: BotFailed, NonRetriableError, Error, Unknown. */
  platformFailure: 1 << 15,
  /** Live (at least) without a code that says it was not the right party. */
  rightParty: 1 << 16,
  /** An attempt with a code that says so. */
  doNotContact: 1 << 17,
  /** An attempt with a success code or a success attribute. */
  converted: 1 << 18,
  cancelled: 1 << 19,
  /** An attempt with a start and both bounds of its window. */
  windowed: 1 << 20,
  /** Of those, started within the window. */
  inWindow: 1 << 21,
  /** SMS with result Delivered or Not delivered. */
  smsSettled: 1 << 22,
  smsDelivered: 1 << 23,
  /** Delivered, and a conversation came of it. */
  smsReplied: 1 << 24,
  /** LiveAnswer, Undetermined or BotFailed: what the share of BotFailed divides by. */
  botAnswered: 1 << 25,
  botFailed: 1 << 26,
  /** The result came an hour or more after the end. */
  lateResult: 1 << 27,
  /** A representative took the call. */
  handled: 1 << 28,
  abandoned: 1 << 29,
  convertedRightParty: 1 << 30,
} as const;
export type SetName = keyof typeof SETS;

const NOT_TRIED = new Set(['Expired', 'Cancelled', 'Error', 'Terminated']);
const OFF_HOOK = new Set(['LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'Undetermined', 'BotFailed', 'CallEnded']);
const MAYBE_LIVE = new Set(['CallEnded', 'Undetermined', 'BotFailed']);
const MACHINE = new Set(['AnsweringMachine', 'AnsweringMachineHangup']);
const BAD_NUMBER = new Set(['InvalidAddress', 'NotAHandset']);
const PLATFORM = new Set(['BotFailed', 'NonRetriableError', 'Error', 'Unknown']);
const BOT_ANSWERED = new Set(['LiveAnswer', 'Undetermined', 'BotFailed']);
const SMS_SETTLED = new Set<string>(SMS_RESULTS);
const RESULT_SETS: readonly (readonly [set: number, results: ReadonlySet<string>])[] = [
  [SETS.notTried, NOT_TRIED],
  [SETS.expired, new Set(['Expired'])],
  [SETS.cancelled, new Set(['Cancelled'])],
  [SETS.platformFailure, PLATFORM],
];
const VOICE_RESULT_SETS: readonly (readonly [set: number, results: ReadonlySet<string>])[] = [
  [SETS.offHook, OFF_HOOK],
  [SETS.badNumber, BAD_NUMBER],
  [SETS.busy, new Set(['Busy'])],
  [SETS.noAnswer, new Set(['NoAnswer'])],
  [SETS.botAnswered, BOT_ANSWERED],
  [SETS.botFailed, new Set(['BotFailed'])],
];
/** Results after which the platform tries again. */
const RETRYABLE = new Set(['NoAnswer', 'Busy', 'CallFailed', 'AnsweringMachine', 'AnsweringMachineHangup']);
const LATE_MS = HOUR_MS;

export interface Outcome {
  readonly status: string;
  readonly result: string;
  readonly channel: string;
  /** Meanings of the row's codes by DISPOSITION_MAP. */
  readonly meanings: readonly DispositionMeaning[];
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly resultMs: number | null;
  readonly windowStartMs: number | null;
  readonly windowEndMs: number | null;
  readonly hasConversation: boolean;
  readonly isConverted: boolean;
}

/** Masks by text, so that a row costs one look-up: unions of the sets of a result. */
const resultBits = unionByText(RESULT_SETS);
const voiceResultBits = unionByText(VOICE_RESULT_SETS);

/** The sets a finished delivery is in, as bits of SETS; abandonment and who took the call are added later. */
export function classify(outcome: Outcome, rules: Pick<Rules, 'shortCallSeconds'>): number {
  const { result, startMs, endMs, resultMs } = outcome;
  const isTried = VOCABULARY.result.has(result) ? !NOT_TRIED.has(result) : startMs !== null;
  let sets = (outcome.status === 'Complete' ? SETS.processed : 0) | (resultBits.get(result) ?? 0);
  if (endMs !== null && resultMs !== null && resultMs - endMs >= LATE_MS) sets |= SETS.lateResult;
  if (!isTried) return sets;
  sets |= SETS.attempts | windowSets(outcome) | (outcome.channel === 'SMS' ? smsSets(outcome) : voiceSets(outcome, rules));
  if (outcome.meanings.includes('do-not-contact')) sets |= SETS.doNotContact;
  if (!outcome.isConverted) return sets;
  return sets | SETS.converted | ((sets & SETS.rightParty) !== 0 ? SETS.convertedRightParty : 0);
}

function windowSets({ startMs, windowStartMs, windowEndMs }: Outcome): number {
  if (startMs === null || windowStartMs === null || windowEndMs === null) return 0;
  return windowStartMs <= startMs && startMs <= windowEndMs ? SETS.windowed | SETS.inWindow : SETS.windowed;
}

function smsSets({ result, hasConversation }: Outcome): number {
  if (!SMS_SETTLED.has(result)) return 0;
  if (result !== 'Delivered') return SETS.smsSettled;
  return SETS.smsSettled | SETS.smsDelivered | (hasConversation ? SETS.smsReplied : 0);
}

function voiceSets(outcome: Outcome, { shortCallSeconds }: Pick<Rules, 'shortCallSeconds'>): number {
  const sets = SETS.voiceAttempts | reached(outcome) | (voiceResultBits.get(outcome.result) ?? 0);
  const seconds = (sets & SETS.offHook) === 0 ? null : callSecondsOf(outcome);
  if (seconds === null) return sets;
  return sets | SETS.timed | (seconds < shortCallSeconds ? SETS.short : 0);
}

/** Who answered. A representative's code for a person or a machine outweighs the dialler's own guess; a person outweighs a machine. */
function reached({ result, meanings }: Outcome): number {
  if (!OFF_HOOK.has(result)) return 0;
  const isRightParty = !meanings.includes('not-right-party');
  const live = SETS.liveMin | SETS.liveMax | (isRightParty ? SETS.rightParty : 0);
  // Whoever was the wrong person, asked not to be called again, or hung up waiting, was a person.
  if (meanings.some((meaning) => meaning !== 'machine')) return live;
  const machine = SETS.machine | (result === 'AnsweringMachine' ? SETS.voicemail : 0);
  if (meanings.includes('machine')) return machine;
  if (result === 'LiveAnswer') return live;
  if (MACHINE.has(result)) return machine;
  return MAYBE_LIVE.has(result) ? SETS.liveMax : 0;
}

/** Whether nothing more is to be expected of the contact after this delivery: a person was reached, or the result is none that is tried again. */
export function isFinal(result: string, sets: number): boolean {
  return (sets & SETS.liveMin) !== 0 || ((sets & SETS.attempts) !== 0 && !RETRYABLE.has(result));
}

/** Whole seconds from start to end, null where one is missing or the end lies before the start. */
export function callSecondsOf({ startMs, endMs }: Pick<Outcome, 'startMs' | 'endMs'>): number | null {
  if (startMs === null || endMs === null || endMs < startMs) return null;
  return Math.floor((endMs - startMs) / 1000);
}

function unionByText(sets: readonly (readonly [set: number, texts: ReadonlySet<string>])[]): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  for (const [set, texts] of sets) for (const text of texts) bits.set(text, (bits.get(text) ?? 0) | set);
  return bits;
}
