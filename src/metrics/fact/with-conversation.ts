/** Adds to a fact what its conversation tells: the representative, talk and handle time, abandonment. */

import { recordId } from '../row/record-id.ts';
import type { ConversationRow } from '../row/row.ts';
import { instantMs } from '../row/text.ts';
import { abandonmentByConversation, betterOf } from './abandonment.ts';
import { isAbandoned, withCallEnd } from './classify.ts';
import type { Fact } from './fact.ts';

/** The fact with a conversation that is newer than the one it knew, else the fact itself. */
export function withConversation(fact: Fact, conversation: ConversationRow): Fact {
  // 0 is what a fact has that knows of none.
  const conversationMs = Math.max(1, instantMs(conversation.modifiedon) ?? 0);
  if (conversationMs <= fact.version.conversationMs) return fact;
  const agent = recordId(conversation._msdyn_activeagentid_value ?? '');
  const isAccepted = conversation.msdyn_isagentaccepted ?? agent !== '';
  // Of equal sources the first counts, and an older conversation may have been open still.
  const { source, isAbandoned: wasAbandoned } = betterOf(
    abandonmentByConversation({
      sets: fact.sets,
      dialMode: fact.scope.dialMode,
      isAbandoned: conversation.msdyn_isabandoned ?? null,
      isAccepted,
    }),
    { source: fact.abandonSource, isAbandoned: isAbandoned(fact.sets) },
  );
  return {
    ...fact,
    version: { ...fact.version, conversationMs },
    agent,
    talkSeconds: conversation.msdyn_conversationtalktimeinseconds ?? null,
    handleSeconds: conversation.msdyn_conversationhandletimeinseconds ?? null,
    abandonSource: source,
    sets: withCallEnd(fact.sets, { wasAbandoned, wasTaken: isAccepted }),
  };
}
