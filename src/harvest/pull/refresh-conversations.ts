/** Asks again for conversations that were open, and adds what they tell by now to the facts of their deliveries. */

import type { DataverseClient } from '../../dataverse/client.ts';
import { conversationKeys, isClosed } from '../../dataverse/conversations.ts';
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { ConversationReference, OpenConversations } from '../../history/state/open-conversations.ts';
import { isFact } from '../../metrics/fact/fact.ts';
import { withConversation } from '../../metrics/fact/with-conversation.ts';
import { recordId } from '../../metrics/row/record-id.ts';
import type { ConversationRow } from '../../metrics/row/row.ts';
import { mapAhead } from '../../parallel.ts';
import { eachQuarter } from '../file/each-quarter.ts';

export interface RefreshPorts {
  readonly dataverse: Pick<DataverseClient, 'listConversations'>;
  readonly quarters: QuarterStore;
  readonly open: OpenConversations;
}

export interface RefreshOptions {
  /** This process's clock, UTC epoch milliseconds. */
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether the run has no more time: what has not been asked for stays due. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

/** References whose conversations are asked for together: about as many as one query holds. */
const REFERENCES_A_PART = 650;
const PARTS_AHEAD = 3;

/**
 * Gives the representatives that were met. A run that has no more time leaves the rest to the next one, the longest known first. Repeats
 * and concurrent harvests are harmless: the newer conversation wins. @throws DataverseError, StoreError
 */
export async function refreshConversations(
  { dataverse, quarters, open }: RefreshPorts,
  { nowMs, signal, isOver = () => false }: RefreshOptions,
): Promise<ReadonlySet<string>> {
  await open.giveUp(nowMs);
  const agents = new Set<string>();
  const answered: Answer[] = [];
  const ask = async (due: readonly ConversationReference[]) => {
    const ids = due.map(({ conversationId }) => conversationId);
    return { due, found: await conversationsByKey(dataverse, ids, signal) };
  };
  for await (const { due, found } of mapAhead(partsOf(await open.listDue(nowMs), isOver), PARTS_AHEAD, ask)) {
    await addAllToFacts(quarters, due, found);
    for (const { _msdyn_activeagentid_value: agent } of found.values()) if (agent) agents.add(recordId(agent));
    // One that was not found has neither state nor closing time, and so stays open until it is given up.
    for (const reference of due) answered.push({ reference, isDone: isClosed(found.get(reference.conversationId) ?? { activityid: '' }) });
  }
  await open.remove(answered.flatMap(({ reference, isDone }) => (isDone ? [reference] : [])));
  await open.add(
    answered.flatMap(({ reference, isDone }) => (isDone ? [] : [reference])),
    nowMs,
  );
  return agents;
}

interface Answer {
  readonly reference: ConversationReference;
  readonly isDone: boolean;
}

function* partsOf(due: readonly ConversationReference[], isOver: () => boolean): Generator<readonly ConversationReference[]> {
  for (let from = 0; from < due.length && !isOver(); from += REFERENCES_A_PART) yield due.slice(from, from + REFERENCES_A_PART);
}

async function addAllToFacts(
  quarters: QuarterStore,
  due: readonly ConversationReference[],
  found: ReadonlyMap<string, ConversationRow>,
): Promise<void> {
  const seen = due.filter(({ conversationId }) => found.has(conversationId));
  await eachQuarter(
    seen,
    ({ placeQuarterMs }) => placeQuarterMs,
    (quarterMs, references) => addToFacts(quarters, quarterMs, references, found),
  );
}

/** Conversations by each key that a delivery may name them by. */
export async function conversationsByKey(
  dataverse: Pick<DataverseClient, 'listConversations'>,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ConversationRow>> {
  const found = new Map<string, ConversationRow>();
  for await (const { rows } of dataverse.listConversations(ids, { signal })) {
    for (const row of rows) for (const key of conversationKeys(row)) found.set(key, row);
  }
  return found;
}

async function addToFacts(
  quarters: QuarterStore,
  quarterMs: number,
  references: readonly ConversationReference[],
  found: ReadonlyMap<string, ConversationRow>,
): Promise<void> {
  const byDelivery = new Map(references.map(({ deliveryId, conversationId }) => [deliveryId, found.get(conversationId)]));
  await quarters.edit(quarterMs, { facts: [...byDelivery.keys()] }, ({ facts: known }) => {
    // A delivery that moved away was filed anew, with its conversation as it was then.
    const facts = [...known.values()].filter(isFact).flatMap((fact) => {
      const conversation = byDelivery.get(fact.id);
      const next = conversation === undefined ? fact : withConversation(fact, conversation);
      return next === fact ? [] : next;
    });
    return facts.length > 0 ? { facts } : undefined;
  });
}
