/** Live answers that an AI agent led: whether the agent dealt with them alone, which only the conversation can tell. */
import { isLive, isTaken } from './classify.ts';
import type { Fact } from './fact.ts';

/** Progressive and Predictive calls may be led by an agent too, but nothing documented tells: msdyn_engagement_type has no documented values. */
const AI_LED: string = 'Copilot';

/** Names of the counts. aiUnjoined: the conversation is not known; aiJoined: it is, and the other two are what came of those. */
export const AI_COUNTS = ['aiUnjoined', 'aiJoined', 'aiContained', 'aiEscalated'] as const;
export type AiOutcome = Exclude<(typeof AI_COUNTS)[number], 'aiJoined'>;

/** What came of an AI-led live answer; null for any other delivery. */
export function aiOutcomeOf({ sets, scope, version }: Pick<Fact, 'sets' | 'scope' | 'version'>): AiOutcome | null {
  if (!isLive(sets) || scope.dialMode !== AI_LED) return null;
  // A row may name the escalation by itself, but never the lack of one: counting those alone would tilt the rate.
  if (version.conversationMs === 0) return 'aiUnjoined';
  return isTaken(sets) ? 'aiEscalated' : 'aiContained';
}
