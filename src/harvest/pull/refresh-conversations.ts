/** Asks again for conversations that were open, and adds what they tell by now to the facts of their deliveries. */

import type { DataverseClient } from '../../dataverse/client.ts';
import { conversationKeys, isClosed } from '../../dataverse/conversations.ts';
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { ConversationReference, OpenConversation, OpenConversations } from '../../history/state/open-conversations.ts';
import { cubeOf } from '../../metrics/cube/cube.ts';
import { type Fact, isFact } from '../../metrics/fact/fact.ts';
import { withConversation } from '../../metrics/fact/with-conversation.ts';
import { recordId } from '../../metrics/row/record-id.ts';
import type { ConversationRow } from '../../metrics/row/row.ts';
import { forEachAhead } from '../../parallel.ts';

export interface RefreshPorts {
  readonly dataverse: Pick<DataverseClient, 'listConversations'>;
  readonly quarters: QuarterStore;
  readonly open: OpenConversations;
}

export interface RefreshOptions {
  /** This process's clock, UTC epoch milliseconds. */
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether the run has no more time. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

const PARALLEL_WRITES = 8;
/** A batch is asked for in few requests, and takes seconds. */
const BATCH_IDS = 2_000;

/**
 * Gives the representatives that were met. A run that has no more time leaves the rest to the next one, the longest known first. Repeats
 * and concurrent harvests are harmless: the newer conversation wins. @throws DataverseError, StoreError
 */
export async function refreshConversations(
  ports: RefreshPorts,
  { nowMs, signal, isOver = () => false }: RefreshOptions,
): Promise<ReadonlySet<string>> {
  const { open } = ports;
  await open.giveUp(nowMs);
  const due = await open.listDue(nowMs);
  const agents = new Set<string>();
  for (let from = 0; from < due.length && !isOver(); from += BATCH_IDS) {
    for (const agent of await refreshBatch(ports, due.slice(from, from + BATCH_IDS), nowMs, signal)) agents.add(agent);
  }
  return agents;
}

async function refreshBatch(
  { dataverse, quarters, open }: RefreshPorts,
  due: readonly OpenConversation[],
  nowMs: number,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const found = await conversationsByKey(
    dataverse,
    due.map(({ conversationId }) => conversationId),
    signal,
  );
  const seen = due.filter(({ conversationId }) => found.has(conversationId));
  await forEachAhead(
    Map.groupBy(seen, ({ placeQuarterMs }) => placeQuarterMs),
    PARALLEL_WRITES,
    ([quarterMs, references]) => addToFacts(quarters, quarterMs, references, found),
  );
  // One that was not found has neither state nor closing time, and so stays open until it is given up.
  const isDone = ({ conversationId }: ConversationReference) => isClosed(found.get(conversationId) ?? { activityid: '' });
  await open.remove(due.filter(isDone));
  await open.add(
    due.filter((reference) => !isDone(reference)),
    nowMs,
  );
  return [...found.values()].flatMap(({ _msdyn_activeagentid_value: agent }) => (agent ? recordId(agent) : []));
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
  await quarters.update(quarterMs, (current) => {
    if (current === undefined) return undefined;
    let isChanged = false;
    const facts = current.facts.map((record) => {
      const conversation = byDelivery.get(record.id);
      // A delivery that moved away was filed anew, with its conversation as it was then.
      if (conversation === undefined || !isFact(record)) return record;
      const next: Fact = withConversation(record, conversation);
      isChanged ||= next !== record;
      return next;
    });
    return isChanged ? { facts, cube: cubeOf(facts.filter(isFact), current.intakes) } : undefined;
  });
}
