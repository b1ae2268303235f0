/** The digest of a day that a person names, with what the ledger and the archive know of it. */
import { InputError } from '../errors.ts';
import type { Period } from '../time/local-day.ts';
import { shown } from '../time/zone.ts';
import type { Archive } from './delivery/archive.ts';
import { type DigestId, type Ledger, type ListedEntry, maskAddress, recipientId } from './delivery/ledger.ts';
import { resendNumber } from './delivery/standing.ts';

/** Which digest, and whom it is about. */
export interface NamedDigest {
  readonly subscription: string;
  readonly period: Period;
  /** As health shows it: masked, or by id. @default all */
  readonly recipient?: string | undefined;
}

export interface FoundDigest {
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
}

/** @throws InputError digest.unknown where there is no such digest, StoreError */
export async function findDigest({ ledger, archive }: FindPorts, named: NamedDigest): Promise<FoundDigest> {
  const { subscription, period } = named;
  const listed = await Array.fromAsync(ledger.list(subscription, period.from, period.from));
  const ofDay = listed.filter(({ digest }) => digest.period.to === period.to && digest.period.zone === period.zone);
  const entries = ofDay.toSorted((a, b) => resendNumber(a.digest) - resendNumber(b.digest));
  let lastResend = resendNumber(entries.at(-1)?.digest ?? { kind: 'scheduled' });
  const idOf = (n: number): DigestId => ({ subscription, period, kind: n === 0 ? 'scheduled' : `resend ${n}` });
  const isKept = async (n: number) => (await archive.read(idOf(n))) !== undefined;
  while (await isKept(lastResend + 1)) lastResend++;
  let n = lastResend;
  while (n >= 0 && !(await isKept(n))) n--;
  const last = n < 0 ? undefined : idOf(n);
  if (entries.length === 0 && last === undefined) throw unknownDigest(named);
  return { entries: entries.filter((entry) => isNamed(named, entry)), last, lastResend };
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
export function unknownRecipient({ period }: NamedDigest): InputError {
  const rule = 'name one as GET /api/health shows it, by "recipient" or "recipientId"';
  return new InputError('digest.unknown', `Cannot find the "recipient" of the digest of ${period.from} (${period.zone}): ${rule}`);
}

function unknownDigest({ subscription, period }: NamedDigest): InputError {
  const which = `"${shown(subscription)}" of ${period.from} (${period.zone})`;
  return new InputError('digest.unknown', `Cannot find the digest ${which}: it was neither made nor missed`);
}
