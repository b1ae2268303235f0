/** What a finished delivery counts as: the sets of facts/kpis.md as bits. */
import type { Rules } from './rules.ts';
import { VOCABULARY } from './vocabulary.ts';

/** The sets, each one a bit. Voice measures hold voice rows only. */
export const SETS = {
  /** Status Complete: what Microsoft's dashboard calls processed. */
  processed: 1,
  /** A call was placed or a message handed over. */
  attempts: 2,
  voiceAttempts: 4,
  /** Something answered: a person, a machine or an agent's call that ended. */
  offHook: 8,
  liveMin: 16,
  liveMax: 32,
  machine: 64,
  badNumber: 128,
  notTried: 256,
  expired: 512,
  /** Off-hook with a length under the limit for short calls. */
  short: 1024,
  /** Has a measured length: an off-hook voice call with start <= end. */
  timed: 2048,
} as const;
export type SetName = keyof typeof SETS;

const NOT_TRIED = new Set(['Expired', 'Cancelled', 'Error', 'Terminated']);
const OFF_HOOK = new Set(['LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'Undetermined', 'BotFailed', 'CallEnded']);
const MAYBE_LIVE = new Set(['CallEnded', 'Undetermined', 'BotFailed']);
const MACHINE = new Set(['AnsweringMachine', 'AnsweringMachineHangup']);
const BAD_NUMBER = new Set(['InvalidAddress', 'NotAHandset']);

export interface Outcome {
  readonly status: string;
  readonly result: string;
  readonly channel: string;
  readonly dispositions: readonly string[];
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** The sets a finished delivery is in, as bits of SETS. */
export function classify(outcome: Outcome, rules: Rules): number {
  const { result } = outcome;
  const isTried = VOCABULARY.result.has(result) ? !NOT_TRIED.has(result) : outcome.startMs !== null;
  let sets = (outcome.status === 'Complete' ? SETS.processed : 0) | (isTried ? SETS.attempts : 0);
  if (NOT_TRIED.has(result)) sets |= SETS.notTried;
  if (result === 'Expired') sets |= SETS.expired;
  return isTried && outcome.channel !== 'SMS' ? sets | classifyVoice(outcome, rules) : sets;
}

function classifyVoice(outcome: Outcome, rules: Rules): number {
  const { result } = outcome;
  let sets = SETS.voiceAttempts | reached(outcome, rules);
  if (BAD_NUMBER.has(result)) sets |= SETS.badNumber;
  if (!OFF_HOOK.has(result)) return sets;
  sets |= SETS.offHook;
  const seconds = callSecondsOf(outcome);
  if (seconds === null) return sets;
  return sets | SETS.timed | (seconds < rules.shortCallSeconds ? SETS.short : 0);
}

/** Who answered. A representative's code for a person or a machine outweighs the dialler's own guess; a person outweighs a machine. */
function reached({ result, dispositions }: Outcome, rules: Rules): number {
  if (!OFF_HOOK.has(result)) return 0;
  const live = SETS.liveMin | SETS.liveMax;
  if (rules.dispositions.size > 0) {
    const meanings = dispositions.map((code) => rules.dispositions.get(code.toLowerCase()));
    // Whoever was the wrong person, or asked not to be called again, was a person.
    if (meanings.some((meaning) => meaning !== undefined && meaning !== 'machine')) return live;
    if (meanings.includes('machine')) return SETS.machine;
  }
  if (result === 'LiveAnswer') return live;
  if (MACHINE.has(result)) return SETS.machine;
  return MAYBE_LIVE.has(result) ? SETS.liveMax : 0;
}

/** Whole seconds from start to end, null where one is missing or the end lies before the start. */
export function callSecondsOf({ startMs, endMs }: Pick<Outcome, 'startMs' | 'endMs'>): number | null {
  if (startMs === null || endMs === null || endMs < startMs) return null;
  return Math.floor((endMs - startMs) / 1000);
}
