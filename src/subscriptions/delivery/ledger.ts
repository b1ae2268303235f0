/** The send ledger: one entry a (subscription, period, kind, recipient), written before and after each hand-over, so no mail is lost or repeated without a trace. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { StoreKey } from '../../history/tables/keys.ts';
import { updateDocument } from '../../history/tables/update-document.ts';
import { SEND_PHASES } from '../../mail/sender.ts';
import { SKIP_REASONS } from '../subscription/skip-reasons.ts';
import { type DigestId, deliveryId, digestOfId, isSamePeriod } from './digest-id.ts';

const entrySchema = z.object({
  /**
   * sending = reserved, being handed over until leaseMs; retry = failed for now; the other states are final.
   * ambiguous = it is not known whether the mail server took the message, so it is never sent again by itself.
   * Only a hand-over whose message had begun can be.
   * missed = it was never taken by a mail server, and is too late now (DIGEST_CATCH_UP_DAYS).
   * skipped = it was not to be sent; `skipped` says why.
   */
  state: z.enum(['sending', 'retry', 'sent', 'failed', 'ambiguous', 'missed', 'skipped']),
  skipped: z.enum(SKIP_REASONS).optional(),
  /** How far the hand-over came; while sending, how far it may have come. Entries from before this was noted have none. */
  phase: z.enum(SEND_PHASES).optional(),
  /** Recipient with most of the address hidden. */
  recipient: z.string(),
  messageId: z.string(),
  /** Hand-overs begun. */
  attempts: z.number(),
  /** When the state was written, UTC epoch milliseconds. */
  atMs: z.number(),
  /** While sending: until then another process may be at it, UTC epoch milliseconds. */
  leaseMs: z.number(),
  /** What the mail server answered, or why not, without addresses. */
  reason: z.string(),
  /** When one that was ambiguous was found among what the mail server had taken, UTC epoch milliseconds; its state is sent since. */
  settledMs: z.number().optional(),
  /** SHA-256 of what was, or was about to be, handed over without what is the recipient's own (letters.ts). Entries from before it was kept have none. */
  letter: z.string().optional(),
  /** Where it came back: what the non-delivery report says, and when that came (UTC epoch milliseconds). Its state stays: the mail server had taken it. */
  bounced: z.object({ reason: z.string(), atMs: z.number() }).optional(),
  /** What a person found out of an ambiguous one, when (UTC epoch milliseconds), and how. */
  resolved: z.object({ found: z.enum(['sent', 'not-sent']), note: z.string(), atMs: z.number() }).optional(),
});
export type LedgerEntry = z.infer<typeof entrySchema>;

/** An entry with what it is about. */
export interface ListedEntry extends LedgerEntry {
  readonly digest: DigestId;
  /** Names the recipient without the address (recipientId). */
  readonly recipientId: string;
}

/** Stands for one of another shape in lists: nobody knows whether it was sent. */
const UNREADABLE: LedgerEntry = {
  state: 'ambiguous',
  recipient: '…',
  messageId: '',
  attempts: 0,
  atMs: 0,
  leaseMs: 0,
  reason: 'its entry in the ledger cannot be read',
};

/** What may be done about an entry now. */
export type NextStep = 'send' | 'wait' | 'settle-ambiguous' | 'done';

/** A message that the server does not take for now is tried this often: three days of five-minute ticks and a half. A server that cannot be worked with is tried without end. */
export const MAX_ATTEMPTS = 1_000;

/** Pure: a crash between reservation and answer leaves "sending". After that a message is sent again only where it cannot have begun, or where repeats leave one message. */
export function nextStep(entry: LedgerEntry | undefined, nowMs: number, isIdempotent: boolean): NextStep {
  if (entry === undefined) return 'send';
  switch (entry.state) {
    case 'retry':
      return 'send';
    case 'sending':
      // Where a repeat leaves one message, neither a crash nor another process at work does harm.
      if (isIdempotent) return 'send';
      if (nowMs < entry.leaseMs) return 'wait';
      return entry.phase === undefined || entry.phase === 'handing over' ? 'settle-ambiguous' : 'send';
    default:
      return 'done';
  }
}

/** Pure: as nextStep(), of somebody who is to get it now: who was skipped before has come back, or it came due again. */
export function nextHandOver(entry: LedgerEntry | undefined, nowMs: number, isIdempotent: boolean): NextStep {
  return entry?.state === 'skipped' ? 'send' : nextStep(entry, nowMs, isIdempotent);
}

export interface Ledger {
  read(digest: DigestId, recipient: string): Promise<LedgerEntry | undefined>;
  /** Changes an entry; where `change` gives undefined it is left. Gives what was written. */
  update(
    digest: DigestId,
    recipient: string,
    change: (entry: LedgerEntry | undefined) => LedgerEntry | undefined,
  ): Promise<LedgerEntry | undefined>;
  /** Every entry of a subscription's digests with a first day in [fromDate, toDate]. */
  list(subscription: string, fromDate: string, toDate: string): AsyncIterable<ListedEntry>;
  /** As update(), of one that was listed, and as it was: so one of another shape can be ended, too. */
  updateListed(
    listed: Pick<ListedEntry, 'digest' | 'recipientId'>,
    change: (entry: LedgerEntry | undefined) => LedgerEntry | undefined,
  ): Promise<LedgerEntry | undefined>;
}

/** Kept as small documents. @throws StoreError from every method */
export function ledgerOf(documents: DocumentStore): Ledger {
  type Change = (entry: LedgerEntry | undefined) => LedgerEntry | undefined;
  const update = (key: StoreKey, change: Change, read = parse) =>
    updateDocument(documents, key, (value) => change(value === undefined ? undefined : read(value)));
  return {
    async read(digest, recipient) {
      const stored = await documents.read(keyOf(digest, recipientId(recipient)));
      return stored && parse(stored.value);
    },
    update: (digest, recipient, change) => update(keyOf(digest, recipientId(recipient)), change),
    updateListed: (listed, change) => update(keyOf(listed.digest, listed.recipientId), change, parseListed),
    async *list(subscription, fromDate, toDate) {
      const partition = partitionOf(subscription);
      const broken: string[] = [];
      // A row begins with the first day; "~" sorts after whatever follows it.
      for await (const { key, value } of documents.list(partition, fromDate, `${toDate}~`, (row) => broken.push(row))) {
        yield { ...parseListed(value), ...namesIn(subscription, key) };
      }
      // What is no JSON is as little known as what has another shape.
      for (const row of broken) yield { ...UNREADABLE, ...namesIn(subscription, { partition, row }) };
    },
  };
}

/** The entries of one mail. @throws StoreError */
export async function entriesOf(ledger: Pick<Ledger, 'list'>, { subscription, period, kind }: DigestId): Promise<readonly ListedEntry[]> {
  const listed = await Array.fromAsync(ledger.list(subscription, period.from, period.from));
  return listed.filter(({ digest }) => digest.kind === kind && isSamePeriod(digest.period, period));
}

/** Who a ledger entry or a log line is about, with most of the address hidden: "m…@contoso.com". */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`;
}

/** Names a recipient without telling the address; whoever has the address can work it out. 24 hexadecimal digits. */
export function recipientId(address: string): string {
  return hash('sha256', address.toLowerCase()).slice(0, 24);
}

function partitionOf(subscription: string): string {
  return `ledger ${subscription}`;
}

function keyOf(digest: DigestId, who: string): StoreKey {
  return { partition: partitionOf(digest.subscription), row: `${deliveryId(digest)} ${who}` };
}

/** What keyOf() made the row of. */
function namesIn(subscription: string, { row }: StoreKey): Pick<ListedEntry, 'digest' | 'recipientId'> {
  const end = row.lastIndexOf(' ');
  return { digest: digestOfId(subscription, row.slice(0, end)), recipientId: row.slice(end + 1) };
}

function parseListed(value: unknown): LedgerEntry {
  return entrySchema.safeParse(value).data ?? UNREADABLE;
}

function parse(value: unknown): LedgerEntry {
  const result = entrySchema.safeParse(value);
  if (!result.success)
    throw new StoreError('store.corrupt', 'Cannot read an entry of the ledger: it has not the shape this version writes', {
      cause: result.error,
    });
  return result.data;
}
