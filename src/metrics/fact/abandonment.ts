/** Whether a voice attempt was abandoned, by the best source there is: the tables have no such column everywhere, so each answer names its source. */

import type { DispositionMeaning } from '../rules/rules.ts';
import type { AbandonSource } from './fact.ts';
import { isIn, SETS } from './sets.ts';

export interface Abandonment {
  /** Empty where nothing tells. */
  readonly source: AbandonSource;
  readonly isAbandoned: boolean;
}

export interface AbandonmentInput {
  readonly sets: number;
  readonly dialMode: string;
  readonly result: string;
  /** msdyn_customer_connected_date is given, which some organisations lack. */
  readonly wasConnected: boolean;
  /** msdyn_csr_connected_date is given. */
  readonly wasTaken: boolean;
  readonly meanings: readonly DispositionMeaning[];
  /** Whether DISPOSITION_MAP names a code for abandoned calls: then a call without it was none. */
  readonly hasAbandonCodes: boolean;
}

const NOT_TOLD: Abandonment = { source: '', isAbandoned: false };
/** The better source is the one further left. */
const ORDER: readonly AbandonSource[] = ['column', 'conversation', 'code', 'estimate', ''];

/**
 * Dial modes in which a representative is added once the customer is connected. In Preview the representative is there first, and Copilot is led by an agent.
 * Progressive and Predictive may be led by one too, but nothing documented tells.
 */
const LED_BY_PEOPLE: ReadonlySet<string> = new Set(['Progressive', 'Predictive']);
/** No person waits there: no phone, or an agent that failed. */
const NO_CUSTOMER: ReadonlySet<string> = new Set(['NotAHandset', 'BotFailed']);

/** Whether a voice attempt is of an engagement that representatives lead: only those can be abandoned before one is added. */
export function isLedByPeople(sets: number, dialMode: string): boolean {
  return isIn(sets, SETS.voiceAttempts) && LED_BY_PEOPLE.has(dialMode);
}

/**
 * What the delivery row tells. By its columns = the customer was connected, and no representative after: "abandoned" as Microsoft's dashboard defines it
 * (learn.microsoft.com/dynamics365/contact-center/use/proactive-engagement-dashboard). msdyn_exceeded_customer_wait_threshold is not documented as a part of that.
 */
export function abandonmentOf({
  sets,
  dialMode,
  result,
  wasConnected,
  wasTaken,
  meanings,
  hasAbandonCodes,
}: AbandonmentInput): Abandonment {
  if (!isIn(sets, SETS.voiceAttempts)) return NOT_TOLD;
  const isCustomer = !isIn(sets, SETS.machine) && !NO_CUSTOMER.has(result);
  if (wasConnected && isCustomer && LED_BY_PEOPLE.has(dialMode)) return { source: 'column', isAbandoned: !wasTaken };
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
  const isShortLive = isIn(sets, SETS.short) && isIn(sets, SETS.liveMax);
  return isLedByPeople(sets, dialMode) ? { source: 'estimate', isAbandoned: !isAccepted && isShortLive } : NOT_TOLD;
}

/** The answer of the better source, the first of equals. */
export function betterOf(a: Abandonment, b: Abandonment): Abandonment {
  return ORDER.indexOf(a.source) <= ORDER.indexOf(b.source) ? a : b;
}
