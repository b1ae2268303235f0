/** The sets that deliveries are counted in, as data: what each one means, and which documented results put a delivery there by themselves. */

import { SMS_RESULTS, VOICE_RESULTS } from '../row/vocabulary.ts';
import { classify, type Outcome, SETS, type SetName } from './classify.ts';

export interface SetDefinition {
  readonly id: SetName;
  readonly meaning: string;
  /** Worked out by classify(), without disposition codes and times; empty where more than the result decides. */
  readonly results: readonly string[];
}

const MEANINGS: Readonly<Record<SetName, string>> = {
  processed: 'Status is Complete.',
  attempts: 'A call was placed or a message handed over. A result that is not documented counts where a start is given.',
  voiceAttempts: 'An attempt on any channel but SMS.',
  offHook: 'A person, a machine or an agent answered the call.',
  liveMin: 'Certainly a person: by the result, or by a code that DISPOSITION_MAP gives any meaning but machine.',
  liveMax: 'Perhaps a person: liveMin, and results that do not tell, unless a code says machine.',
  machine: 'A machine answered: by the result, or by a code, unless another code says it was a person.',
  badNumber: 'The number cannot be called, or no phone answers there.',
  notTried: 'Finished without an attempt.',
  expired: 'Its window closed first.',
  short: 'Timed, and shorter than SHORT_CALL_SECONDS.',
  timed: 'Off-hook with a start, and an end not before it.',
  busy: 'The line was busy.',
  noAnswer: 'Nobody answered, or the call was declined.',
  voicemail: 'A machine, with result AnsweringMachine: a message was left where the engagement is set up so.',
  platformFailure: 'The platform failed rather than the contact.',
  rightParty: 'liveMin without a code that DISPOSITION_MAP takes for not-right-party.',
  doNotContact: 'An attempt with a code that DISPOSITION_MAP takes for do-not-contact.',
  converted: 'An attempt with a success code or a success attribute (SUCCESS_MAP).',
  cancelled: 'Cancelled before an attempt.',
  windowed: 'An attempt with a start and both bounds of its window.',
  inWindow: 'Windowed, and started within the window.',
  smsSettled: 'A message whose fate is known.',
  smsDelivered: 'A message that reached the phone.',
  smsReplied: 'A delivered message that a conversation came of.',
  botAnswered: 'A call that an agent answered or may have answered: what the bot failure rate divides by.',
  botFailed: 'The agent failed after the call was answered.',
  lateResult: 'The result came an hour or more after the end.',
  handled: 'An attempt that a representative took.',
  abandoned: 'A voice attempt that was abandoned, by the best source there is.',
  convertedRightParty: 'Converted and right party.',
};

const PLAIN: Omit<Outcome, 'result' | 'channel'> = {
  status: '',
  meanings: [],
  startMs: null,
  endMs: null,
  resultMs: null,
  windowStartMs: null,
  windowEndMs: null,
  hasConversation: false,
  isConverted: false,
};

/** All of them, in the order of SETS. */
export const SET_TABLE: readonly SetDefinition[] = (Object.keys(SETS) as SetName[]).map((id) => ({
  id,
  meaning: MEANINGS[id],
  results: [...resultsIn(id, VOICE_RESULTS, 'Voice'), ...resultsIn(id, SMS_RESULTS, 'SMS')],
}));

function resultsIn(id: SetName, results: readonly string[], channel: string): readonly string[] {
  // Without times no call is short, so the limit does not matter.
  return results.filter((result) => (classify({ ...PLAIN, result, channel }, { shortCallSeconds: 0 }) & SETS[id]) !== 0);
}
