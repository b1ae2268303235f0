/** Reads what came back of digests that were sent, where the sender can: it is noted at each recipient, kept for health, and told to owners. */
import { MailError } from '../../errors.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { Bounce } from '../../mail/bounce.ts';
import type { MailSender } from '../../mail/sender.ts';
import { DAY_MS, HOUR_MS } from '../../time/lengths.ts';
import { addDays, dateAt } from '../../time/local-day.ts';
import { type BouncesKnown, bouncesKnown, noteReading } from '../delivery/bounces.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { isDigestOf } from '../delivery/digest-id.ts';
import type { Ledger, LedgerEntry, ListedEntry } from '../delivery/ledger.ts';
import { newDelivery, noticeDelivery } from '../delivery/make-delivery.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';

export interface BouncePorts {
  readonly documents: DocumentStore;
  readonly ledger: Ledger;
  readonly deliveries: Pick<DeliveryStore, 'make'>;
  readonly subscriptions: Pick<SubscriptionStore, 'list' | 'read'>;
  readonly sender: Pick<MailSender, 'readBounces'>;
  readonly mailFrom: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

// What came in the last hour is read once more: a message may be listed late.
const OVERLAP_MS = HOUR_MS;
// What health shows, and how far a first reading looks back.
const SHOWN_MS = 14 * DAY_MS;
/** So many days before today the digests begin among which one is looked for: those of days and weeks first, then those of months, then all. */
const LOOK_BACK_DAYS = [9, 70, 400];

/** Gives why what came back is not known; undefined where it is, and where nobody can know. @throws StoreError */
export async function noteBounces(ports: BouncePorts): Promise<string | undefined> {
  const { documents, sender, mailFrom, clock } = ports;
  if (sender.readBounces === undefined) return undefined;
  const nowMs = clock();
  const known = await bouncesKnown(documents);
  const { readToMs: before, nextFromMs: fromMs } = known ?? { readToMs: nowMs - SHOWN_MS, nextFromMs: nowMs - SHOWN_MS };
  const note = (reading: BouncesKnown) => noteReading(documents, reading, nowMs - SHOWN_MS);
  try {
    const { bounces, readToMs } = await sender.readBounces(mailFrom, fromMs);
    const digests = (await noteAll(ports, bounces)).map(({ entry, bounce: { reason, atMs } }) => ({ ...shownOf(entry), reason, atMs }));
    await note({ readToMs: readToMs ?? nowMs, nextFromMs: readToMs ?? nowMs - OVERLAP_MS, problem: '', digests });
    return undefined;
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    await note({ readToMs: before, nextFromMs: fromMs, problem: error.message, digests: [] });
    return error.message;
  }
}

interface Noted {
  readonly entry: ListedEntry;
  readonly bounce: Bounce;
}

/** Those that stand in the ledger now. What follows from one comes before it is written: a crash between them repeats it, and loses nothing. */
async function noteAll(ports: BouncePorts, bounces: readonly Bounce[]): Promise<readonly Noted[]> {
  const noted: Noted[] = [];
  for (const { entry, bounce } of await matched(ports, bounces)) {
    if (bouncedOf(entry, bounce) !== undefined) {
      await tell(ports, entry, bounce);
      await ports.ledger.updateListed(entry, (known) => known && bouncedOf(known, bounce));
      noted.push({ entry, bounce });
    } else if (entry.bounced !== undefined) noted.push({ entry, bounce });
  }
  return noted;
}

/** Pure: undefined where nothing is new. What came back had been taken, whatever its answer was. */
function bouncedOf(known: LedgerEntry, { reason, atMs }: Bounce): LedgerEntry | undefined {
  if (known.bounced !== undefined) return undefined;
  const bounced = { reason, atMs };
  if (known.state === 'sent') return { ...known, bounced };
  if (known.state !== 'ambiguous' || known.resolved !== undefined) return undefined;
  return { ...known, state: 'sent', settledMs: atMs, bounced, reason: 'it got no answer, and a report of its delivery came' };
}

/** The entries that the reports are about, as far as there are some: a report from outside may name anything. */
async function matched({ ledger, subscriptions, clock }: BouncePorts, bounces: readonly Bounce[]): Promise<readonly Noted[]> {
  const left = new Map(bounces.map((bounce) => [bounce.id, bounce]));
  const found: Noted[] = [];
  if (left.size === 0) return found;
  const today = dateAt(clock(), 'UTC');
  const ids = (await subscriptions.list()).subscriptions.map(({ subscription }) => subscription.id);
  let toDate = addDays(today, 1);
  for (const days of LOOK_BACK_DAYS) {
    const fromDate = addDays(today, -days);
    for (const id of ids) {
      if (left.size === 0) return found;
      for await (const entry of ledger.list(id, fromDate, toDate)) {
        const key = entry.messageId.slice(1, entry.messageId.lastIndexOf('@'));
        const bounce = left.get(key);
        if (bounce === undefined) continue;
        left.delete(key);
        found.push({ entry, bounce });
      }
    }
    toDate = addDays(fromDate, -1);
  }
  return found;
}

function shownOf({ digest, recipient, recipientId }: ListedEntry) {
  return { subscription: digest.subscription, date: digest.period.from, kind: digest.kind, recipient, recipientId };
}

async function tell(ports: BouncePorts, { digest, recipient, recipientId }: ListedEntry, { reason }: Bounce): Promise<void> {
  const kept = await ports.subscriptions.read(digest.subscription);
  if (kept === undefined || !isDigestOf(digest)) return;
  const { period, kind } = digest;
  const nowMs = ports.clock();
  const made = newDelivery(kept.subscription, { kind, period, periodKind: 'range', nowMs });
  const cause = `it was accepted, and came back: ${reason}`;
  const about = {
    kind: 'undelivered',
    subscription: kept.subscription.name,
    period,
    outcome: 'failed',
    recipients: [recipient],
    cause,
  } as const;
  const notice = noticeDelivery(made, `bounced ${kind} ${recipientId}`, about, nowMs);
  if (notice !== undefined) await ports.deliveries.make(notice);
}
