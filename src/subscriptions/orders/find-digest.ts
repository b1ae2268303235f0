/** The digest of a day that a person names, with what the delivery records, the ledger and the archive know of it. */
import { InputError } from '../../errors.ts';
import { addDays, type Period } from '../../time/local-day.ts';
import { shown } from '../../time/zone.ts';
import type { Archive } from '../delivery/archive.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { type DigestId, isDigestOf, isSamePeriod } from '../delivery/digest-id.ts';
import { type Ledger, type ListedEntry, maskAddress, recipientId } from '../delivery/ledger.ts';
import { resendNumber } from '../delivery/standing.ts';
import { MAX_REPORT_DAYS } from '../subscription/schedule.ts';

/** Which digest, and whom it is about. */
export interface NamedDigest {
  readonly subscription: string;
  /** Its first or last local day, YYYY-MM-DD. */
  readonly date: string;
  /** As health shows it: masked, or by id. @default all */
  readonly recipient?: string | undefined;
}

export interface FoundDigest {
  readonly period: Pick<Period, 'from' | 'to' | 'zone'>;
  /** The newest record of it. */
  readonly delivery: Delivery;
  /** In the order of their kinds; those of the named recipient alone where one is named. */
  readonly entries: readonly ListedEntry[];
  /** The one that was sent last, by its id in the archive; undefined where none was ever made. */
  readonly last: DigestId | undefined;
  /** Number of the last resend, 0 = none. */
  readonly lastResend: number;
}

export interface FindPorts {
  readonly ledger: Ledger;
  readonly archive: Archive;
  readonly deliveries: Pick<DeliveryStore, 'list'>;
}

/** @throws InputError digest.unknown where there is no such digest, StoreError */
export async function findDigest(ports: FindPorts, named: NamedDigest): Promise<FoundDigest> {
  const records = await recordsOf(ports, named);
  const delivery = records.at(-1);
  if (delivery === undefined) throw unknownDigest(named);
  const { period } = delivery;
  const kinds = records.filter((record) => isSamePeriod(record.period, period));
  const listed = await Array.fromAsync(ports.ledger.list(named.subscription, period.from, period.from));
  const entries = listed
    .filter(({ digest }) => isSamePeriod(digest.period, period) && isDigestOf(digest))
    .toSorted((a, b) => resendNumber(a.digest) - resendNumber(b.digest));
  const last = await lastKept(ports.archive, kinds);
  const lastResend = Math.max(0, ...[...kinds, ...entries.map(({ digest }) => digest)].map(resendNumber));
  return { period, delivery, entries: entries.filter((entry) => isNamed(named, entry)), last, lastResend };
}

/** The digests of the subscription that begin or end on the day, the longest due first. */
async function recordsOf({ deliveries }: FindPorts, { subscription, date }: NamedDigest): Promise<readonly Delivery[]> {
  const records: Delivery[] = [];
  for await (const record of deliveries.list(subscription, addDays(date, -MAX_REPORT_DAYS), date)) {
    if ((record.period.from === date || record.period.to === date) && isDigestOf(record)) records.push(record);
  }
  return records.toSorted((a, b) => a.dueMs - b.dueMs);
}

async function lastKept(archive: Archive, records: readonly Delivery[]): Promise<DigestId | undefined> {
  for (const record of records.toReversed()) if ((await archive.read(record)) !== undefined) return record;
  return undefined;
}

/** Pure: whether a recipient, by mask and id, is the one that is named, if any. */
export function isNamed({ recipient: name }: Pick<NamedDigest, 'recipient'>, one: Pick<ListedEntry, 'recipient' | 'recipientId'>): boolean {
  return name === undefined || name === one.recipient || name === one.recipientId;
}

/** Pure: the same of an address. */
export function isNamedAddress(named: Pick<NamedDigest, 'recipient'>, address: string): boolean {
  return isNamed(named, { recipient: maskAddress(address), recipientId: recipientId(address) });
}

/** The error where the digest has no such recipient. */
export function unknownRecipient({ date }: NamedDigest): InputError {
  const rule = 'name one as GET /api/health shows it, by "recipient" or "recipientId"';
  return new InputError('digest.unknown', `Cannot find the "recipient" of the digest of ${date}: ${rule}`);
}

/** The error where there is no such digest. */
export function unknownDigest({ subscription, date }: Pick<NamedDigest, 'subscription' | 'date'>): InputError {
  return new InputError('digest.unknown', `Cannot find the digest "${shown(subscription)}" of ${date}: it was neither made nor missed`);
}
