/** Whether a voice attempt was abandoned, by the best source there is: the tables have no such column everywhere, so each answer names its source. */
import type { AbandonSource } from './fact.ts';
import type { DispositionMeaning } from './rules.ts';
import { isIn, SETS } from './sets.ts';

export interface Abandonment {
  /** Empty where nothing tells. */
  readonly source: AbandonSource;
  readonly isAbandoned: boolean;
}

export interface AbandonmentInput {
  readonly sets: number;
  /** msdyn_exceeded_customer_wait_threshold, null where the column is absent or empty. */
  readonly exceededWait: boolean | null;
  readonly meanings: readonly DispositionMeaning[];
  /** Whether DISPOSITION_MAP names a code for abandoned calls: then a call without it was none. */
  readonly hasAbandonCodes: boolean;
}

const NOT_TOLD: Abandonment = { source: '', isAbandoned: false };
/** The better source is the one further left. */
const ORDER: readonly AbandonSource[] = ['column', 'conversation', 'code', 'estimate', ''];

/** What the delivery row tells. */
export function abandonmentOf({ sets, exceededWait, meanings, hasAbandonCodes }: AbandonmentInput): Abandonment {
  if (!isIn(sets, SETS.voiceAttempts)) return NOT_TOLD;
  if (exceededWait !== null) return { source: 'column', isAbandoned: exceededWait };
  return hasAbandonCodes ? { source: 'code', isAbandoned: meanings.includes('abandoned') } : NOT_TOLD;
}

export interface ConversationAnswer {
  readonly sets: number;
  readonly dialMode: string;
  /** msdyn_isabandoned, null where the column is absent or empty. */
  readonly isAbandoned: boolean | null;
  /** Whether a representative took the call. */
  readonly isAccepted: boolean;
}

/** What the conversation tells. An estimate = a short call that may have reached a person, led by representatives, that none of them took. */
export function abandonmentByConversation({ sets, dialMode, isAbandoned, isAccepted }: ConversationAnswer): Abandonment {
  if (!isIn(sets, SETS.voiceAttempts)) return NOT_TOLD;
  if (isAbandoned !== null) return { source: 'conversation', isAbandoned };
  const isLedByPerson = dialMode === 'Progressive' || dialMode === 'Predictive';
  const isShortLive = isIn(sets, SETS.short) && isIn(sets, SETS.liveMax);
  return isLedByPerson ? { source: 'estimate', isAbandoned: !isAccepted && isShortLive } : NOT_TOLD;
}

/** The answer of the better source, the first of equals. */
export function betterOf(a: Abandonment, b: Abandonment): Abandonment {
  return ORDER.indexOf(a.source) <= ORDER.indexOf(b.source) ? a : b;
}
