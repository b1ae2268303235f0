/** One digest as it was sent, with what became of it for each recipient. */
import { addDays } from '../../time/local-day.ts';
import type { Archive, KeptDigest } from '../delivery/archive.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { type DigestId, type DigestKind, isDigestOf, isSamePeriod } from '../delivery/digest-id.ts';
import type { Ledger, ListedEntry } from '../delivery/ledger.ts';
import type { Letters } from '../delivery/letters.ts';
import { resendNumber } from '../delivery/standing.ts';
import { unknownDigest } from '../orders/find-digest.ts';
import { MAX_REPORT_DAYS } from '../subscription/schedule.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';
import { scopeOfDigest } from './scope-of-digest.ts';
import type { AskedDigest, SentDigest } from './sent-digest.ts';
import { shownContent } from './shown-content.ts';

export interface ReadPorts {
  readonly archive: Archive;
  readonly letters: Pick<Letters, 'list' | 'read'>;
  readonly ledger: Pick<Ledger, 'list'>;
  readonly deliveries: Pick<DeliveryStore, 'list' | 'read'>;
  readonly subscriptions: Pick<SubscriptionStore, 'read'>;
}

/** Its name, and all that is known under it. */
interface Found {
  readonly digest: DigestId;
  readonly kinds: readonly DigestKind[];
  readonly entries: readonly ListedEntry[];
}

/** @throws InputError digest.unknown where nothing is known of it, StoreError */
export async function readSent(ports: ReadPorts, asked: AskedDigest): Promise<SentDigest> {
  const { digest, kinds, entries } = await findSent(ports, asked);
  const kept = await ports.archive.read(digest);
  const name = (await ports.subscriptions.read(digest.subscription))?.subscription.name ?? null;
  const recorded = kept === undefined ? (await ports.deliveries.read(digest))?.mailing.scope : undefined;
  return {
    ...digest,
    name,
    kinds,
    scope: kept === undefined ? (recorded ?? null) : await scopeOfDigest(ports.deliveries, digest, kept),
    content: kept === undefined ? null : shownContent(kept, await ports.archive.readFiles(digest)),
    messages: await ports.letters.list(digest),
    recipients: entries.filter((entry) => entry.digest.kind === digest.kind).toSorted(byRecipient),
  };
}

async function findSent({ archive, ledger, deliveries }: ReadPorts, asked: AskedDigest): Promise<Found> {
  const { subscription, date } = asked;
  const isAsked = ({ period: { from, to, zone } }: DigestId) =>
    (from === date || to === date) && (asked.zone === undefined || asked.zone === zone);
  const days = [addDays(date, -MAX_REPORT_DAYS), date] as const;
  const kept = await ofDays<KeptDigest>(archive.list(subscription, ...days), ({ digest }) => digest, isAsked);
  const records = await ofDays<Delivery>(deliveries.list(subscription, ...days), (record) => record, isAsked);
  const newest =
    kept.toSorted((a, b) => a.renderedMs - b.renderedMs).at(-1)?.digest ?? records.toSorted((a, b) => a.dueMs - b.dueMs).at(-1);
  if (newest === undefined) throw unknownDigest(asked);
  const { period } = newest;
  const isOfPeriod = (id: DigestId) => isSamePeriod(id.period, period);
  const entries = await ofDays<ListedEntry>(ledger.list(subscription, period.from, period.from), ({ digest }) => digest, isOfPeriod);
  const made = kindsOf(kept.map(({ digest }) => digest).filter(isOfPeriod));
  const kinds = kindsOf(
    [...kept, ...entries]
      .map(({ digest }) => digest)
      .concat(records)
      .filter(isOfPeriod),
  );
  const kind = asked.kind ?? made.at(-1) ?? kinds.at(-1);
  if (kind === undefined || !kinds.includes(kind)) throw unknownDigest(asked);
  const { from, to, zone } = period;
  return { digest: { subscription, period: { from, to, zone }, kind }, kinds, entries };
}

/** Those of a list that are meant; tries and notices never are. */
async function ofDays<Of>(list: AsyncIterable<Of>, idOf: (one: Of) => DigestId, isMeant: (id: DigestId) => boolean): Promise<Of[]> {
  return (await Array.fromAsync(list)).filter((one) => isDigestOf(idOf(one)) && isMeant(idOf(one)));
}

/** As people look for them. */
function byRecipient(a: ListedEntry, b: ListedEntry): number {
  return a.recipient.localeCompare(b.recipient, 'en');
}

/** In their order: the scheduled one first. */
function kindsOf(digests: readonly DigestId[]): readonly DigestKind[] {
  return [...new Map(digests.map((digest) => [digest.kind, digest])).values()]
    .toSorted((a, b) => resendNumber(a) - resendNumber(b))
    .map(({ kind }) => kind);
}
