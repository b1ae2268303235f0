/** Sets of given outcomes, for tests of classify(). */
import { classify, type Outcome } from '../../../src/metrics/fact/classify.ts';
import { isIn, SET_NAMES, SETS, type SetName } from '../../../src/metrics/fact/sets.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

export const RULES = defaultRules('a key');
/** Of an organisation that maps who was reached, and what a success is. */
export const MAPPED = {
  ...RULES,
  hasPartyCodes: true,
  success: { codes: new Set(['sale']), attributes: new Map<string, ReadonlySet<string>>() },
};

/** A live call of which nothing else is known. */
export const NOTHING: Outcome = {
  status: 'Complete',
  result: 'LiveAnswer',
  channel: 'Voice',
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

/** The sets that classify() puts NOTHING with this outcome into, in the order of the table. */
export function setsOf(outcome: Partial<Outcome>, rules = RULES): SetName[] {
  const bits = classify({ ...NOTHING, ...outcome }, rules);
  return SET_NAMES.filter((name) => isIn(bits, SETS[name]));
}
