/** Pulls the rows that a filter finds, with their attributes, and files them batch by batch, so memory stays flat. */
import type { DataverseClient } from '../dataverse/client.ts';
import { conversationKey, isClosed } from '../dataverse/conversations.ts';
import type { MalformedRow } from '../dataverse/tables.ts';
import type { QuarterStore } from '../history/quarter-store.ts';
import { type Filing, fileRow, hasOpenText, isFinished, rowId } from '../metrics/make-fact.ts';
import type { AttributeRow, ConversationRow, DeliveryRow } from '../metrics/row.ts';
import type { Rules } from '../metrics/rules.ts';
import { instantMs } from '../metrics/text.ts';
import { quarterOf } from '../time/quarter.ts';
import { fileRows } from './file-rows.ts';
import type { ConversationReference, OpenConversations } from './open-conversations.ts';
import { conversationsByKey } from './refresh-conversations.ts';

/** What a pull has read so far; counts only grow. */
export interface PullCounts {
  deliveries: number;
  attributes: number;
  malformed: number;
}

export interface PullResult extends Readonly<PullCounts> {
  /** Greatest modifiedon among the deliveries, UTC epoch milliseconds, null without a row. */
  readonly newestModifiedMs: number | null;
  /** The server's clock when its first answer came, UTC epoch milliseconds: later changes may be missing. */
  readonly readAtMs: number;
  /** The first unreadable columns: table, id, column and rule. */
  readonly malformedRows: readonly MalformedRow[];
  /** Ids met in the rows, for the names. */
  readonly queues: ReadonlySet<string>;
  readonly configurations: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
}

export interface PullOptions {
  readonly dataverse: DataverseClient;
  readonly quarters: QuarterStore;
  readonly rules: Rules;
  readonly open: OpenConversations;
  /** This process's clock, UTC epoch milliseconds. */
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((counts: Readonly<PullCounts>) => void) | undefined;
}

const BATCH_ROWS = 5_000;
// An older conversation is what it is: nobody asks for it again.
const ASK_AGAIN_MS = 48 * 3_600_000;
const MAX_MALFORMED_KEPT = 100;

/** Pulls and files. What was filed stays when it fails; filing it again changes nothing. @throws DataverseError, StoreError */
export async function pullRows(filter: string, options: PullOptions): Promise<PullResult> {
  const pull = newPull();
  let batch = new Map<string, DeliveryRow>();
  let unreadable = new Set<string>();
  const file = async () => {
    await fileBatch([...batch.values()], unreadable, pull, options);
    batch = new Map();
    unreadable = new Set();
  };
  for await (const page of options.dataverse.listDeliveries(filter, signalOf(options))) {
    pull.readAtMs ??= page.serverMs;
    keepMalformed(pull, page.malformed);
    for (const { id } of page.malformed) unreadable.add(id);
    for (const row of page.rows) {
      const isNew = !batch.has(keyOf(row));
      batch.set(keyOf(row), row);
      if (isNew) pull.counts.deliveries++;
      pull.newestModifiedMs = maxOf(pull.newestModifiedMs, instantMs(row.modifiedon));
    }
    options.onProgress?.(pull.counts);
    if (batch.size >= BATCH_ROWS) await file();
  }
  await file();
  const { counts, readAtMs, ...result } = pull;
  return { ...counts, ...result, readAtMs: readAtMs ?? 0 };
}

function newPull() {
  return {
    counts: { deliveries: 0, attributes: 0, malformed: 0 },
    newestModifiedMs: null as number | null,
    readAtMs: null as number | null,
    malformedRows: [] as MalformedRow[],
    queues: new Set<string>(),
    configurations: new Set<string>(),
    agents: new Set<string>(),
  };
}
type Pull = ReturnType<typeof newPull>;

async function fileBatch(rows: readonly DeliveryRow[], unreadable: ReadonlySet<string>, pull: Pull, options: PullOptions): Promise<void> {
  const finished = rows.filter(isFinished);
  const needy = rows.filter((row) => isFinished(row) || hasOpenText(row));
  const attributes = await attributesOf(needy, pull, options);
  const conversations = await conversationsOf(finished, options);
  const filings = rows.map((row): Filing => {
    const id = row.msdyn_proactive_deliveryid;
    const conversation = conversations.get(conversationKey(row.msdyn_conversation_id) ?? '');
    return fileRow(
      { row, attributes: attributes.get(id.toLowerCase()) ?? [], conversation, isMalformed: unreadable.has(id) },
      options.rules,
    );
  });
  for (const { intake, fact } of filings) {
    if (intake.scope.queue !== '') pull.queues.add(intake.scope.queue);
    if (intake.scope.configuration !== '') pull.configurations.add(intake.scope.configuration);
    if (fact !== null && fact.agent !== '') pull.agents.add(fact.agent);
  }
  await fileRows(options.quarters, filings);
  if (options.dataverse.conversationsAvailable === true) await noteOpen(finished, filings, conversations, options);
}

function conversationsOf(rows: readonly DeliveryRow[], { dataverse, signal }: PullOptions) {
  return conversationsByKey(
    dataverse,
    rows.flatMap(({ msdyn_conversation_id: id }) => id ?? []),
    signal,
  );
}

/** Conversations that may still change are asked for again by later harvests. */
async function noteOpen(
  finished: readonly DeliveryRow[],
  filings: readonly Filing[],
  conversations: ReadonlyMap<string, ConversationRow>,
  { open, nowMs }: PullOptions,
): Promise<void> {
  const facts = new Map(filings.flatMap(({ fact }) => (fact === null ? [] : [[fact.id, fact] as const])));
  const references = finished.flatMap((row): ConversationReference[] => {
    const conversationId = conversationKey(row.msdyn_conversation_id);
    const fact = facts.get(rowId(row));
    // What is in truth the contact's id is not kept.
    if (conversationId === conversationKey(row.msdyn_contact_id)) return [];
    if (conversationId === undefined || fact === undefined || fact.placeMs < nowMs - ASK_AGAIN_MS) return [];
    const known = conversations.get(conversationId);
    if (known !== undefined && isClosed(known)) return [];
    return [{ conversationId, deliveryId: fact.id, placeQuarterMs: quarterOf(fact.placeMs) }];
  });
  await open.add(references, nowMs);
}

/** The attributes of deliveries, by delivery id in lower case. */
async function attributesOf(rows: readonly DeliveryRow[], pull: Pull, options: PullOptions): Promise<ReadonlyMap<string, AttributeRow[]>> {
  const found = new Map<string, Map<string, AttributeRow>>();
  const ids = rows.map((row) => row.msdyn_proactive_deliveryid);
  for await (const page of options.dataverse.listAttributes(ids, signalOf(options))) {
    keepMalformed(pull, page.malformed);
    for (const row of page.rows) {
      const delivery = row._msdyn_proactive_delivery_value?.toLowerCase() ?? '';
      const group = found.get(delivery) ?? new Map<string, AttributeRow>();
      group.set(row.msdyn_proactive_delivery_attributeid, row);
      found.set(delivery, group);
      pull.counts.attributes++;
    }
    options.onProgress?.(pull.counts);
  }
  return new Map([...found].map(([id, group]) => [id, [...group.values()]]));
}

function keepMalformed(pull: Pull, malformed: readonly MalformedRow[]): void {
  pull.counts.malformed += malformed.length;
  pull.malformedRows.push(...malformed.slice(0, MAX_MALFORMED_KEPT - pull.malformedRows.length));
}

function keyOf(row: DeliveryRow): string {
  return `${row.msdyn_proactive_deliveryid}|${row.partitionid ?? ''}`;
}

function maxOf(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function signalOf({ signal }: PullOptions): { signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
