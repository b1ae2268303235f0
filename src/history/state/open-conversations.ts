/** Conversations that were not closed when last asked: a small list that lives between harvests, so that agent and times still reach the fact. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { isGuid } from '../../dataverse/filter.ts';
import { StoreError } from '../../errors.ts';
import { HOUR_MS } from '../../time/lengths.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { updateDocument } from '../tables/update-document.ts';

/** What has to be known of a conversation to ask for it again, and to file the answer. */
export interface ConversationReference {
  /** msdyn_conversation_id of the delivery as conversationKey() gives it, a GUID. */
  readonly conversationId: string;
  /** Id of the delivery's fact. */
  readonly deliveryId: string;
  /** Start of the quarter hour that holds the fact, UTC epoch milliseconds. */
  readonly placeQuarterMs: number;
}

const schema = z.array(
  z.object({
    conversationId: z.string(),
    deliveryId: z.string(),
    placeQuarterMs: z.number(),
    firstAskedMs: z.number(),
    lastAskedMs: z.number(),
  }),
);
/** A reference with the times, UTC epoch milliseconds, between which it was asked for. */
export type OpenConversation = Readonly<z.infer<typeof schema>[number]>;

/** Safe for several harvests at once. Every method throws StoreError. */
export interface OpenConversations {
  /**
   * Notes conversations that were asked for at `nowMs` and were not closed, new or known. Gives how many were dropped: those
   * beyond MAX_OPEN, the longest known first, and those without a GUID, for any other text could identify a person.
   */
  add(asked: readonly ConversationReference[], nowMs: number): Promise<{ readonly dropped: number }>;
  /** Those to ask for now: at every harvest in their first hour, then once an hour, up to 48 hours. The longest known first. */
  listDue(nowMs: number): Promise<readonly OpenConversation[]>;
  /** Takes out conversations that are closed and gives how many there were; one that is gone already is no error. */
  remove(closed: readonly ConversationReference[]): Promise<number>;
  /** Takes out what is about deliveries, by the ids of their facts, and gives how many there were. */
  removeDeliveries(ids: ReadonlySet<string>): Promise<number>;
  /** Takes out what was first asked for 48 hours ago or earlier, and gives how many there were. */
  giveUp(nowMs: number): Promise<number>;
}

/** More conversations are not kept. */
export const MAX_OPEN = 20_000;

const GIVE_UP_MS = 48 * HOUR_MS;
const PARTITION = 'open-conversations';
// A full list of usual ids is 4 million characters, and a document holds 440,000.
const DOCUMENTS = 32;
const MAX_CHARACTERS = 400_000;

/** By conversation and delivery. */
type Entries = Map<string, OpenConversation>;

/** The list, kept in 32 documents by the hash of the conversation's id. */
export function openConversations(documents: DocumentStore): OpenConversations {
  const change = async (
    references: readonly ConversationReference[],
    apply: (entries: Entries, reference: ConversationReference) => void,
  ) => {
    const gone = [...Map.groupBy(references, rowOf)].map(([row, part]) =>
      updateEntries(documents, row, (entries) => {
        for (const reference of part) apply(entries, reference);
      }),
    );
    return (await Promise.all(gone)).reduce((sum, count) => sum + count, 0);
  };
  const remove = (references: readonly ConversationReference[]) =>
    change(references, (entries, reference) => {
      entries.delete(keyOf(reference));
    });
  return {
    async add(asked, nowMs) {
      const taken = asked.filter(({ conversationId }) => isGuid(conversationId));
      const cut = await change(taken, (entries, reference) => {
        entries.set(keyOf(reference), merge(entries.get(keyOf(reference)), reference, nowMs));
      });
      const all = await listAll(documents);
      const surplus = await remove(all.slice(0, Math.max(0, all.length - MAX_OPEN)));
      return { dropped: asked.length - taken.length + cut + surplus };
    },
    async listDue(nowMs) {
      return (await listAll(documents)).filter((entry) => isDue(entry, nowMs));
    },
    remove,
    async removeDeliveries(ids) {
      return remove((await listAll(documents)).filter(({ deliveryId }) => ids.has(deliveryId)));
    },
    async giveUp(nowMs) {
      return remove((await listAll(documents)).filter((entry) => isOverdue(entry, nowMs)));
    },
  };
}

/** All entries, the longest known first. */
async function listAll(documents: DocumentStore): Promise<OpenConversation[]> {
  const all: OpenConversation[] = [];
  for await (const { value } of documents.list(PARTITION)) for (const entry of parse(value).values()) all.push(entry);
  return all.toSorted((a, b) => a.firstAskedMs - b.firstAskedMs);
}

/** Changes one document, either adding or deleting; gives how many entries went, those included that no longer fit. */
async function updateEntries(documents: DocumentStore, row: string, apply: (entries: Entries) => void): Promise<number> {
  let gone = 0;
  await updateDocument(documents, { partition: PARTITION, row }, (value) => {
    const entries = parse(value);
    const before = [...entries.values()];
    apply(entries);
    const after = fitting([...entries.values()]);
    gone = Math.max(before.length, entries.size) - after.length;
    return JSON.stringify(after) === JSON.stringify(before) ? undefined : after;
  });
  return gone;
}

function isOverdue({ firstAskedMs }: OpenConversation, nowMs: number): boolean {
  return nowMs - firstAskedMs >= GIVE_UP_MS;
}

function isDue(entry: OpenConversation, nowMs: number): boolean {
  if (isOverdue(entry, nowMs)) return false;
  return nowMs - entry.firstAskedMs < HOUR_MS || nowMs - entry.lastAskedMs >= HOUR_MS;
}

/** Two harvests may tell in either order: the earliest and the latest time count, and the place that was told with the latest. */
function merge(known: OpenConversation | undefined, told: ConversationReference, nowMs: number): OpenConversation {
  return {
    conversationId: told.conversationId.toLowerCase(),
    deliveryId: told.deliveryId,
    placeQuarterMs: known !== undefined && known.lastAskedMs > nowMs ? known.placeQuarterMs : told.placeQuarterMs,
    firstAskedMs: Math.min(known?.firstAskedMs ?? nowMs, nowMs),
    lastAskedMs: Math.max(known?.lastAskedMs ?? nowMs, nowMs),
  };
}

/** As many as one document holds, the latest known first. */
function fitting(entries: readonly OpenConversation[]): OpenConversation[] {
  let characters = 0;
  return entries
    .toSorted((a, b) => b.firstAskedMs - a.firstAskedMs)
    .filter((entry) => {
      // A document writes what is no ASCII with six characters.
      characters += JSON.stringify(entry).replace(/[^\0-\x7f]/g, '\\u0000').length + 1;
      return characters <= MAX_CHARACTERS;
    });
}

function parse(value: unknown): Entries {
  const { data, error } = schema.safeParse(value ?? []);
  if (data) return new Map(data.map((entry) => [keyOf(entry), entry]));
  throw new StoreError('store.corrupt', 'Cannot read the open conversations: they have not the shape this version writes', {
    cause: error,
  });
}

function keyOf({ conversationId, deliveryId }: ConversationReference): string {
  return `${conversationId.toLowerCase()} ${deliveryId}`;
}

function rowOf({ conversationId }: ConversationReference): string {
  const number = Number.parseInt(hash('sha256', conversationId.toLowerCase()).slice(0, 8), 16) % DOCUMENTS;
  return String(number).padStart(2, '0');
}
