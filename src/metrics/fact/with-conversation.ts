/** Adds to a fact what its conversation tells: the representative, talk and handle time, abandonment. */

import { recordId } from '../row/record-id.ts';
import type { ConversationRow } from '../row/row.ts';
import { instantMs } from '../row/text.ts';
import { abandonmentByConversation, betterOf } from './abandonment.ts';
import { isAbandoned, isTaken, withCallEnd } from './classify.ts';
import { compareRows, compareVersions, type Fact } from './fact.ts';

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

/**
 * What is kept of two facts of one row, in any order: the newer one. Where the row was filed again by newer rules without its conversation (gone from
 * Dataverse, or not readable then) the newer facts take over what the other one knew of it: absence is no evidence.
 */
export function newerFact(a: Fact, b: Fact): Fact {
  const [older, newer] = compareVersions(a.version, b.version) < 0 ? [a, b] : [b, a];
  const isOnlyRefiled = compareRows(older.version, newer.version) === 0 && older.version.conversationMs > newer.version.conversationMs;
  return isOnlyRefiled ? withKnown(newer, older) : newer;
}

/** The fact with the conversation that another one of the same row knew. */
function withKnown(fact: Fact, known: Fact): Fact {
  const wasTaken = isTaken(known.sets);
  const told = abandonmentByConversation({
    sets: fact.sets,
    dialMode: fact.scope.dialMode,
    isAbandoned: known.abandonSource === 'conversation' ? isAbandoned(known.sets) : null,
    isAccepted: wasTaken,
  });
  const { source, isAbandoned: wasAbandoned } = betterOf(told, { source: fact.abandonSource, isAbandoned: isAbandoned(fact.sets) });
  const { agent, talkSeconds, handleSeconds } = known;
  const version = { ...fact.version, conversationMs: known.version.conversationMs };
  return {
    ...fact,
    version,
    agent,
    talkSeconds,
    handleSeconds,
    abandonSource: source,
    sets: withCallEnd(fact.sets, { wasAbandoned, wasTaken }),
  };
}
