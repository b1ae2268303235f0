/** The sets as they are explained: what each one means, and which documented results put a delivery there by themselves. */

import { SMS_RESULTS, VOICE_RESULTS } from '../row/vocabulary.ts';
import { NO_SUCCESS } from '../rules/rules.ts';
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
  wasConnected: false,
  exceededWait: null,
};

// Without times no call is short, so the limit does not matter; what only settings can tell, no result puts anywhere.
const RULES = { shortCallSeconds: 0, hasPartyCodes: false, success: NO_SUCCESS };

/** All of them, in the order of the table. */
export const SET_TABLE: readonly SetDefinition[] = SET_NAMES.map((id) => ({
  id,
  meaning: SET_ENTRIES[id].meaning,
  results: [...resultsIn(id, VOICE_RESULTS, 'Voice'), ...resultsIn(id, SMS_RESULTS, 'SMS')],
}));

function resultsIn(id: SetName, results: readonly string[], channel: string): readonly string[] {
  return results.filter((result) => isIn(classify({ ...PLAIN, result, channel }, RULES), SETS[id]));
}
