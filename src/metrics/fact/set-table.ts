/** The sets as they are explained: what each one means, and which documented results put a delivery there by themselves. */

import { SMS_RESULTS, VOICE_RESULTS } from '../row/vocabulary.ts';
import { classify, type Outcome } from './classify.ts';
import { isIn, SET_ENTRIES, SET_NAMES, SETS, type SetName } from './sets.ts';

export interface SetDefinition {
  readonly id: SetName;
  readonly meaning: string;
  /** Worked out by classify(), without disposition codes and times; empty where more than the result decides. */
  readonly results: readonly string[];
}

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

/** All of them, in the order of the table. */
export const SET_TABLE: readonly SetDefinition[] = SET_NAMES.map((id) => ({
  id,
  meaning: SET_ENTRIES[id].meaning,
  results: [...resultsIn(id, VOICE_RESULTS, 'Voice'), ...resultsIn(id, SMS_RESULTS, 'SMS')],
}));

function resultsIn(id: SetName, results: readonly string[], channel: string): readonly string[] {
  // Without times no call is short, so the limit does not matter.
  return results.filter((result) => isIn(classify({ ...PLAIN, result, channel }, { shortCallSeconds: 0 }), SETS[id]));
}
