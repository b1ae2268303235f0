/** Makes filings of delivery rows: asks for their attributes and conversations, and lets go of the rows. */
import type { DataverseClient } from '../../dataverse/client.ts';
import { conversationKey, isClosed } from '../../dataverse/conversations.ts';
import type { NameKind } from '../../history/state/known-names.ts';
import type { ConversationReference } from '../../history/state/open-conversations.ts';
import type { SeenColumn } from '../../history/state/seen-values.ts';
import { type Filing, fileRow, isFinished, rowId } from '../../metrics/fact/make-fact.ts';
import { type NameWatch, watchNames } from '../../metrics/fact/name-watch.ts';
import { hasOpenText } from '../../metrics/row/open-columns.ts';
import { idKey } from '../../metrics/row/record-id.ts';
import type { AttributeRow, ConversationRow, DeliveryRow } from '../../metrics/row/row.ts';
import { VOCABULARY } from '../../metrics/row/vocabulary.ts';
import type { Rules } from '../../metrics/rules/rules.ts';
import { type RecentMap, recentMap } from '../../recent-map.ts';
import { HOUR_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import type { PulledBatch } from '../file/filing-buffer.ts';
import { toldLifeSeconds } from './lost-changes.ts';
import { conversationsByKey } from './refresh-conversations.ts';

/** What a pull has read so far; counts only grow. */
export interface PullCounts {
  deliveries: number;
  attributes: number;
  malformed: number;
}

/** What all batches of one pull share. */
export interface Pull {
  readonly dataverse: DataverseClient;
  readonly rules: Rules;
  /** This process's clock, UTC epoch milliseconds. */
  readonly nowMs: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((counts: Readonly<PullCounts>) => void) | undefined;
  /** Told of each page of attributes that was read by the ids of their deliveries. */
  readonly onAttributes?: (rows: readonly AttributeRow[]) => void;
  readonly counts: PullCounts;
  /** versionnumber of the rows pulled lately, by primary key as it came. */
  readonly pulled: RecentMap<string, number | string>;
  /** Ids met in the rows, for the names. */
  readonly names: Readonly<Record<NameKind, Set<string>>>;
  /** Channels and dial modes met in the rows that are not documented. */
  readonly seen: Readonly<Record<SeenColumn, Set<string>>>;
  /** The longest life that a row told, seconds, 0 where none did. */
  readonly life: { longestSeconds: number };
  /** Looks for the texts that the settings name. */
  readonly watch: NameWatch;
}

/** Rows of deliveries, and the ids of those that had an unreadable column. */
export interface RowBatch {
  readonly rows: readonly DeliveryRow[];
  readonly unreadable: ReadonlySet<string>;
}

// Of some slices at once that are given up.
const REMEMBERED = 25_000;
// An older conversation is what it is: nobody asks for it again.
const STILL_ASKED_MS = 48 * HOUR_MS;

export type PullOptions = Pick<Pull, 'dataverse' | 'rules' | 'nowMs'> & Partial<Pick<Pull, 'signal' | 'onProgress' | 'onAttributes'>>;

/** A pull that has read nothing yet. */
export function newPull({ dataverse, rules, nowMs, signal, onProgress, onAttributes }: PullOptions): Pull {
  return {
    dataverse,
    rules,
    nowMs,
    signal,
    onProgress,
    ...(onAttributes && { onAttributes }),
    counts: { deliveries: 0, attributes: 0, malformed: 0 },
    pulled: recentMap(REMEMBERED),
    names: { queue: new Set(), configuration: new Set(), journey: new Set(), agent: new Set() },
    seen: { channel: new Set(), dialMode: new Set() },
    life: { longestSeconds: 0 },
    watch: watchNames(rules.names),
  };
}

/** Whether all attributes of a row are read with it: a delivery that is not finished has no fact, and needs them only to clean its own texts. */
export function needsAttributes(row: DeliveryRow): boolean {
  return isFinished(row) || hasOpenText(row);
}

/** @throws DataverseError */
export async function pullBatch({ rows, unreadable }: RowBatch, pull: Pull): Promise<PulledBatch> {
  const finished = rows.filter(isFinished);
  const [attributes, conversations] = await Promise.all([
    attributesOf(rows.filter(needsAttributes), pull),
    conversationsOf(finished, pull),
  ]);
  const filings = rows.map((row): Filing => {
    const own = attributes.get(rowId(row)) ?? [];
    const conversation = conversations.get(conversationKey(row.msdyn_conversation_id) ?? '');
    pull.watch.look(row, own);
    pull.life.longestSeconds = Math.max(pull.life.longestSeconds, toldLifeSeconds(row, pull.nowMs));
    return fileRow({ row, attributes: own, conversation, isMalformed: unreadable.has(row.msdyn_proactive_deliveryid) }, pull.rules);
  });
  for (const filing of filings) noteMet(filing, pull);
  return { filings, open: openReferences(finished, filings, conversations, pull) };
}

function noteMet({ intake, fact }: Filing, { names, seen }: Pull): void {
  const { queue, configuration, channel, dialMode } = intake.scope;
  if (queue !== '') names.queue.add(queue);
  if (configuration !== '') names.configuration.add(configuration);
  if (fact !== null && fact.journey !== '') names.journey.add(fact.journey);
  if (fact !== null && fact.agent !== '') names.agent.add(fact.agent);
  if (channel !== '' && !VOCABULARY.channel.has(channel)) seen.channel.add(channel);
  if (dialMode !== '' && !VOCABULARY.dialMode.has(dialMode)) seen.dialMode.add(dialMode);
}

async function conversationsOf(rows: readonly DeliveryRow[], { dataverse, signal }: Pull): Promise<ReadonlyMap<string, ConversationRow>> {
  const ids = rows.flatMap(({ msdyn_conversation_id: id }) => id ?? []);
  return conversationsByKey(dataverse, ids, signal);
}

/** Conversations that may still change, with where their facts lie. */
function openReferences(
  finished: readonly DeliveryRow[],
  filings: readonly Filing[],
  conversations: ReadonlyMap<string, ConversationRow>,
  { dataverse, nowMs }: Pull,
): readonly ConversationReference[] {
  if (dataverse.conversationsAvailable !== true) return [];
  const facts = new Map(filings.flatMap(({ fact }) => (fact === null ? [] : [[fact.id, fact] as const])));
  return finished.flatMap((row): ConversationReference[] => {
    const conversationId = conversationKey(row.msdyn_conversation_id);
    const fact = facts.get(rowId(row));
    // What is in truth the contact's id is not kept.
    if (conversationId === conversationKey(row.msdyn_contact_id)) return [];
    if (conversationId === undefined || fact === undefined || fact.placeMs < nowMs - STILL_ASKED_MS) return [];
    const known = conversations.get(conversationId);
    if (known !== undefined && isClosed(known)) return [];
    return [{ conversationId, deliveryId: fact.id, placeQuarterMs: quarterOf(fact.placeMs) }];
  });
}

/** The attributes of deliveries, by row id. */
async function attributesOf(rows: readonly DeliveryRow[], pull: Pull): Promise<ReadonlyMap<string, readonly AttributeRow[]>> {
  const found = new Map<string, Map<string, AttributeRow>>();
  const ids = rows.map((row) => row.msdyn_proactive_deliveryid);
  for await (const page of pull.dataverse.listAttributes(ids, { signal: pull.signal })) {
    pull.counts.malformed += page.malformed.length;
    pull.onAttributes?.(page.rows);
    for (const row of page.rows) {
      const delivery = idKey(row._msdyn_proactive_delivery_value);
      const group = found.get(delivery) ?? new Map<string, AttributeRow>();
      group.set(idKey(row.msdyn_proactive_delivery_attributeid), row);
      found.set(delivery, group);
    }
    pull.counts.attributes += page.rows.length;
    pull.onProgress?.(pull.counts);
  }
  return new Map([...found].map(([id, group]) => [id, [...group.values()]]));
}
