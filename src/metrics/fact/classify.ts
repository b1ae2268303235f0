/** Which sets a finished delivery is in (sets.ts), by its result, its codes and its times. */

import { HOUR_MS } from '../../time/lengths.ts';
import { VOCABULARY } from '../row/vocabulary.ts';
import { type DispositionMeaning, hasSuccess, type Rules } from '../rules/rules.ts';
import { isIn, SET_NAMES, SETS, type SetEntry, setEntry, union, without } from './sets.ts';

const NOT_TRIED = resultsOf(setEntry('notTried').results);
const OFF_HOOK = resultsOf(setEntry('offHook').voiceResults);
const MAYBE_LIVE = new Set(['CallEnded', 'Undetermined', 'BotFailed']);
const MACHINE = new Set(['AnsweringMachine', 'AnsweringMachineHangup']);
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
  /** msdyn_customer_connected_date is given. */
  readonly wasConnected: boolean;
  /** msdyn_exceeded_customer_wait_threshold, null where the column is absent or empty. */
  readonly exceededWait: boolean | null;
}

/** The choices of an organisation that decide sets. */
export type SetRules = Pick<Rules, 'shortCallSeconds' | 'hasPartyCodes' | 'success'>;

const PERSON = union(SETS.liveMin, SETS.liveMax);
const WAITED_TOO_LONG = union(SETS.waitTold, SETS.waitExceeded);
const STARTED_IN_WINDOW = union(SETS.windowed, SETS.inWindow);

/** Masks by text, so that a row costs one look-up: unions of the sets that a result puts a delivery in. */
const resultSets = setsByText('results');
const voiceResultSets = setsByText('voiceResults');
const smsResultSets = setsByText('smsResults');

/** The sets of a finished delivery, as one number (sets.ts); abandonment and who took the call are added later. */
export function classify(outcome: Outcome, rules: SetRules): number {
  const { result, startMs, endMs, resultMs } = outcome;
  const isTried = VOCABULARY.result.has(result) ? !NOT_TRIED.has(result) : startMs !== null;
  let sets = resultSets.get(result) ?? 0;
  if (outcome.status === 'Complete') sets = union(sets, SETS.processed);
  if (endMs !== null && resultMs !== null && resultMs - endMs >= LATE_MS) sets = union(sets, SETS.lateResult);
  if (!isTried) return sets;
  sets = union(union(sets, SETS.attempts), windowSets(outcome));
  sets = union(sets, outcome.channel === 'SMS' ? smsSets(outcome) : voiceSets(outcome, rules));
  if (outcome.meanings.includes('do-not-contact')) sets = union(sets, SETS.doNotContact);
  return hasSuccess(rules) ? union(sets, successSets(outcome, sets)) : sets;
}

/** Without SUCCESS_MAP nothing tells whether an attempt converted, and 0 would be a lie. */
function successSets({ isConverted }: Outcome, sets: number): number {
  const told = isIn(sets, SETS.rightParty) ? union(SETS.successTold, SETS.rightPartySuccessTold) : SETS.successTold;
  if (!isConverted) return told;
  const converted = union(told, SETS.converted);
  return isIn(sets, SETS.rightParty) ? union(converted, SETS.convertedRightParty) : converted;
}

/** What is known once a call is over, by the row or by its conversation. */
export interface CallEnd {
  readonly wasAbandoned: boolean;
  /** By a representative. */
  readonly wasTaken: boolean;
}

/** The sets with how the call ended. Only an attempt can have been taken; once known, that stays. */
export function withCallEnd(sets: number, { wasAbandoned, wasTaken }: CallEnd): number {
  const told = wasAbandoned ? union(sets, SETS.abandoned) : without(sets, SETS.abandoned);
  return wasTaken && isIn(sets, SETS.attempts) ? union(told, SETS.handled) : told;
}

function windowSets({ startMs, windowStartMs, windowEndMs }: Outcome): number {
  if (startMs === null || windowStartMs === null || windowEndMs === null) return 0;
  return windowStartMs <= startMs && startMs <= windowEndMs ? STARTED_IN_WINDOW : SETS.windowed;
}

function smsSets({ result, hasConversation }: Outcome): number {
  const sets = smsResultSets.get(result) ?? 0;
  return hasConversation && isIn(sets, SETS.smsDelivered) ? union(sets, SETS.smsReplied) : sets;
}

function voiceSets(outcome: Outcome, { shortCallSeconds, hasPartyCodes }: SetRules): number {
  let sets = union(union(SETS.voiceAttempts, voiceResultSets.get(outcome.result) ?? 0), reached(outcome));
  if (hasPartyCodes) sets = union(sets, partySets(outcome, sets));
  if (outcome.wasConnected && outcome.exceededWait !== null) sets = union(sets, outcome.exceededWait ? WAITED_TOO_LONG : SETS.waitTold);
  const seconds = isAnswered(sets) ? callSecondsOf(outcome) : null;
  if (seconds === null) return sets;
  return union(sets, seconds < shortCallSeconds ? union(SETS.timed, SETS.short) : SETS.timed);
}

/** Who answered. A representative's code for a person or a machine outweighs the dialler's own guess; a person outweighs a machine. */
function reached({ result, meanings }: Outcome): number {
  if (!OFF_HOOK.has(result)) return 0;
  // Whoever was the wrong person, asked not to be called again, or hung up waiting, was a person.
  if (meanings.some((meaning) => meaning !== 'machine')) return PERSON;
  const machine = result === 'AnsweringMachine' ? union(SETS.machine, SETS.voicemail) : SETS.machine;
  if (meanings.includes('machine')) return machine;
  if (result === 'LiveAnswer') return PERSON;
  if (MACHINE.has(result)) return machine;
  return MAYBE_LIVE.has(result) ? SETS.liveMax : 0;
}

/** Whether it was the right person. Without codes for that it would only repeat the live answers. */
function partySets({ meanings }: Outcome, sets: number): number {
  if (!isIn(sets, SETS.liveMin)) return SETS.partyTold;
  const told = union(SETS.partyTold, SETS.livePartyTold);
  return meanings.includes('not-right-party') ? told : union(told, SETS.rightParty);
}

/** Whether something answered the call. */
export function isAnswered(sets: number): boolean {
  return isIn(sets, SETS.offHook);
}

/** Whether a call certainly reached a person. */
export function isLive(sets: number): boolean {
  return isIn(sets, SETS.liveMin);
}

/** Whether a representative took it. */
export function isTaken(sets: number): boolean {
  return isIn(sets, SETS.handled);
}

/** Whether a call was abandoned, by the source that the fact names. */
export function isAbandoned(sets: number): boolean {
  return isIn(sets, SETS.abandoned);
}

/** Whether nothing more is to be expected of the contact after this delivery: a person was reached, or the result is none that is tried again. */
export function isFinal(result: string, sets: number): boolean {
  return isLive(sets) || (isIn(sets, SETS.attempts) && !RETRYABLE.has(result));
}

/** Whole seconds from start to end, null where one is missing or the end lies before the start. */
export function callSecondsOf({ startMs, endMs }: Pick<Outcome, 'startMs' | 'endMs'>): number | null {
  if (startMs === null || endMs === null || endMs < startMs) return null;
  return Math.floor((endMs - startMs) / 1000);
}

function resultsOf(results: readonly string[] = []): ReadonlySet<string> {
  return new Set(results);
}

function setsByText(column: keyof Pick<SetEntry, 'results' | 'voiceResults' | 'smsResults'>): ReadonlyMap<string, number> {
  const sets = new Map<string, number>();
  for (const name of SET_NAMES) {
    for (const text of setEntry(name)[column] ?? []) sets.set(text, union(sets.get(text) ?? 0, SETS[name]));
  }
  return sets;
}
