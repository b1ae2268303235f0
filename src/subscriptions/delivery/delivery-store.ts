/** Where delivery records are kept, each under its own id, with a list of those that have not ended and of those that ended badly. */
import { isCorrupt, isNewer, isUnreadable, StoreError } from '../../errors.ts';
import { retryConflicts, unlessChanged } from '../../history/tables/conflicts.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { type StoreKey, zoneKey, zoneOfKey } from '../../history/tables/keys.ts';
import { updateDocument } from '../../history/tables/update-document.ts';
import { type Delivery, type DeliveryState, deliverySchema, ended, isFinal } from './delivery.ts';
import { type DigestId, deliveryId } from './digest-id.ts';

/** Every method throws StoreError; store.corrupt where a record has not the shape this version writes, store.newer where a newer version of the app wrote it. */
export interface DeliveryStore {
  /** Keeps a record unless there is one of its id; gives whether it is new. Whatever ends this process, listOpen() knows of it. */
  make(delivery: Delivery): Promise<boolean>;
  read(id: DigestId): Promise<Delivery | undefined>;
  /** Changes a record, and gives what was written; where `change` gives undefined nothing is. One that ends loses its addresses and leaves listOpen(). */
  change(id: DigestId, change: (known: Delivery) => Delivery | undefined): Promise<Delivery | undefined>;
  /** Those that have not ended, as they were made, the longest due first; some of them may have ended, or may have no record yet. */
  listOpen(): Promise<readonly Delivery[]>;
  /** Takes one out of listOpen(). */
  close(id: DigestId): Promise<void>;
  /** Records of a subscription whose first day lies in [fromDate, toDate], oldest first; unreadable ones are left out. */
  list(subscription: string, fromDate: string, toDate: string): AsyncIterable<Delivery>;
  /** Those whose first day is not before `fromDate`, and that ended failed, missed or ambiguous, whatever became of them since. */
  listTroubled(fromDate: string): AsyncIterable<DigestId>;
  /** Those that ended ambiguous, or missed, of which a recipient may be in doubt too; until somebody leaves it at that. */
  listDoubtful(): AsyncIterable<DigestId>;
  /** Takes one out of listDoubtful(). */
  leaveDoubtful(id: DigestId): Promise<void>;
}

const OPEN = 'open deliveries';
const TROUBLED = 'troubled deliveries';
const DOUBTFUL = 'doubtful deliveries';
/** How deliveries end of which a recipient may be in doubt: one that was missed by somebody may have been handed over to another. */
export const MAY_HOLD_DOUBTS: readonly DeliveryState[] = ['ambiguous', 'missed'];
/** Of what cannot be read: whatever there is (RFC 9110, 13.1.1). */
const ANY_ETAG = '*';

/** Kept as small documents. */
export function deliveryStore(documents: DocumentStore): DeliveryStore {
  const note = (partition: string, id: DigestId, value: unknown) =>
    unlessChanged(() => documents.write({ partition, row: noteRow(id) }, value, null));
  const read = async (id: DigestId) => {
    const stored = await documents.read(keyOf(id));
    return stored && { delivery: parse(stored.value), etag: stored.etag };
  };
  const isOpenNow = async (id: DigestId) => {
    try {
      const kept = await read(id);
      return kept !== undefined && !isFinal(kept.delivery);
    } catch (error) {
      if (isCorrupt(error)) return false;
      // Whether it is, a newer version of the app knows: its note stays.
      if (isNewer(error)) return true;
      throw error;
    }
  };
  // Whoever opens it again writes its note anew, so that one of them notices the other.
  const close = async (id: DigestId) => {
    const key = { partition: OPEN, row: noteRow(id) };
    const stored = await documents.read(key).catch(whatIsThere);
    if (stored === undefined || (await isOpenNow(id))) return;
    await unlessChanged(() => documents.delete(key, stored.etag));
  };
  const noteOpen = (delivery: Delivery) => updateDocument(documents, { partition: OPEN, row: noteRow(delivery) }, () => delivery);
  return {
    close,
    async make(delivery) {
      if (isFinal(delivery)) return unlessChanged(() => documents.write(keyOf(delivery), ended(delivery), null));
      await note(OPEN, delivery, delivery);
      const isNew = await unlessChanged(() => documents.write(keyOf(delivery), delivery, null));
      if (!isNew && isClosed(await read(delivery))) await close(delivery);
      return isNew;
    },
    read: async (id) => (await read(id))?.delivery,
    async change(id, change) {
      let isOpened = false;
      const written = await retryConflicts(async () => {
        const known = await read(id);
        const next = known && change(known.delivery);
        if (known === undefined || next === undefined) return undefined;
        isOpened = isFinal(known.delivery) && !isFinal(next);
        if (MAY_HOLD_DOUBTS.includes(next.state)) await note(DOUBTFUL, next, idOf(next));
        if (isTroubled(next)) await note(TROUBLED, next, idOf(next));
        else if (isOpened) await noteOpen(next);
        const kept = isFinal(next) ? ended(next) : next;
        await documents.write(keyOf(id), kept, known.etag);
        return kept;
      });
      if (written !== undefined && isFinal(written)) await close(id);
      // The process that ended it may only now have taken out the note of before.
      else if (written !== undefined && isOpened) await noteOpen(written);
      return written;
    },
    async listOpen() {
      const open: Delivery[] = [];
      const broken: string[] = [];
      for await (const { key, value } of documents.list(OPEN, undefined, undefined, (row) => broken.push(row))) {
        const [delivery] = readable(value);
        if (delivery === undefined) broken.push(key.row);
        else open.push(delivery);
      }
      // Its note alone is damaged: the record is what counts.
      for (const row of broken) {
        const stored = await read(idInNote(row)).catch(nothingOfUnreadable);
        if (stored !== undefined) open.push(stored.delivery);
      }
      return open.sort((a, b) => a.dueMs - b.dueMs);
    },
    async *list(subscription, fromDate, toDate) {
      // A row begins with the first day; "~" sorts after whatever follows it.
      for await (const { value } of documents.list(partitionOf(subscription), fromDate, `${toDate}~`, leftOut)) yield* readable(value);
    },
    async *listTroubled(fromDate) {
      for await (const { value } of documents.list(TROUBLED, fromDate, undefined, leftOut)) yield value as DigestId;
    },
    async *listDoubtful() {
      for await (const { value } of documents.list(DOUBTFUL, undefined, undefined, leftOut)) yield value as DigestId;
    },
    leaveDoubtful: (id) => unlessChanged(() => documents.delete({ partition: DOUBTFUL, row: noteRow(id) }, ANY_ETAG)).then(() => undefined),
  };
}

function isClosed(kept: { readonly delivery: Delivery } | undefined): boolean {
  return kept !== undefined && isFinal(kept.delivery);
}

function isTroubled({ state }: Delivery): boolean {
  return state === 'failed' || state === 'missed' || state === 'ambiguous';
}

function idOf({ subscription, period: { from, to, zone }, kind }: DigestId): DigestId {
  return { subscription, period: { from, to, zone }, kind };
}

function partitionOf(subscription: string): string {
  return `delivery ${subscription}`;
}

function keyOf(id: DigestId): StoreKey {
  return { partition: partitionOf(id.subscription), row: deliveryId(id) };
}

/** Of a note, among those of other subscriptions. */
function noteRow({ subscription, period: { from, to, zone }, kind }: DigestId): string {
  return `${from} ${to} ${zoneKey(zone)} ${subscription} ${kind}`;
}

/** What noteRow() made the row of. */
function idInNote(row: string): DigestId {
  const [from = '', to = '', zone = '', subscription = '', ...kind] = row.split(' ');
  return { subscription, period: { from, to, zone: zoneOfKey(zone) }, kind: kind.join(' ') as DigestId['kind'] };
}

function nothingOfUnreadable(error: unknown): undefined {
  if (!isUnreadable(error)) throw error;
}

/** Of a note that cannot be read: whatever is there is removed; what a newer version of the app wrote is left to it. */
function whatIsThere(error: unknown): { readonly etag: string } | undefined {
  if (isCorrupt(error)) return { etag: ANY_ETAG };
  if (isNewer(error)) return undefined;
  throw error;
}

/** Whatever is no JSON is none of a list, as what has another shape is none. */
function leftOut(): void {}

function readable(value: unknown): readonly Delivery[] {
  const { data } = deliverySchema.safeParse(value);
  return data === undefined ? [] : [data];
}

function parse(value: unknown): Delivery {
  const result = deliverySchema.safeParse(value);
  if (result.success) return result.data;
  throw new StoreError('store.corrupt', 'Cannot read a delivery record: it has not the shape this version writes', { cause: result.error });
}
