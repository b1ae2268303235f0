/** The bytes that were handed over, without what is one person's own: kept under their hash, once for all recipients whose mails are the same but for that. */
import { hash } from 'node:crypto';
import { unlessChanged } from '../../history/tables/conflicts.ts';
import { requirePart } from '../../history/tables/json-part.ts';
import { removeOld } from '../../history/tables/remove-old.ts';
import type { ValueKey, ValueStore } from '../../history/tables/value-store.ts';
import { anonymousMessage } from '../../mail/anonymous-message.ts';
import type { MailMessage } from '../../mail/message.ts';
import type { HandedOver, MailSender } from '../../mail/sender.ts';
import { recentMap } from '../../recent-map.ts';
import { type DigestId, deliveryId } from './digest-id.ts';

/** What is told of kept bytes. */
export interface KeptLetter {
  /** Of the bytes, hexadecimal. */
  readonly sha256: string;
  readonly mediaType: HandedOver['mediaType'];
  readonly sizeBytes: number;
  /** As MAIL_TRANSPORT names it. */
  readonly transport: string;
  /** Names of the files that followed the bytes one by one. */
  readonly apart: readonly string[];
}

/** Every method throws StoreError. */
export interface Letters {
  /** Keeps what the sender hands over of a message, and gives its hash. @throws MailError mail.invalid */
  keep(digest: DigestId, message: MailMessage): Promise<string>;
  list(digest: DigestId): Promise<readonly KeptLetter[]>;
  /** Undefined where it is kept no more. */
  read(digest: DigestId, sha256: string): Promise<(KeptLetter & { readonly bytes: Uint8Array }) | undefined>;
}

export interface LetterPorts {
  readonly sender: Pick<MailSender, 'compose'>;
  /** As MAIL_TRANSPORT names it. */
  readonly transport: string;
}

const PREFIX = 'letter ';
// The character after the blank: no partition with the prefix sorts after it.
const AFTER_PREFIX = 'letter!';
/** Of the digests that a process sends at a time most have one letter. */
const REMEMBERED = 100;

/** Kept as stored values. */
export function lettersOf(values: ValueStore, { sender, transport }: LetterPorts): Letters {
  const recent = recentMap<string, string>(REMEMBERED);
  const keepComposed = async (digest: DigestId, message: MailMessage) => {
    const { bytes, mediaType, apart } = await sender.compose(message);
    const sha256 = hash('sha256', bytes);
    const key = keyOf(digest, sha256);
    const meta = { mediaType, transport, sizeBytes: bytes.length, apart: JSON.stringify(apart.map(({ name }) => name)) };
    // Whoever keeps it at the same time keeps the same.
    if ((await values.read(key, { parts: [] })) === undefined)
      await unlessChanged(() => values.write(key, { parts: new Map([['bytes', bytes]]), meta }, null));
    return sha256;
  };
  return {
    async keep(digest, message) {
      const anonymous = anonymousMessage(message);
      const known = fingerprintOf(digest, anonymous);
      const sha256 = recent.get(known) ?? (await keepComposed(digest, anonymous));
      recent.set(known, sha256);
      return sha256;
    },
    async list(digest) {
      const row = `${deliveryId(digest)} `;
      const listed = values.list(partitionOf(digest), row, `${row}~`, { parts: [], instead: () => undefined });
      return Array.fromAsync(listed, ({ key, meta }) => letterIn(key.row.slice(row.length), meta));
    },
    async read(digest, sha256) {
      const stored = await values.read(keyOf(digest, sha256));
      return stored && { ...letterIn(sha256, stored.meta), bytes: requirePart(stored, 'bytes') };
    },
  };
}

/** Removes those of digests whose last day lies before `date` (YYYY-MM-DD), and gives their number. @throws StoreError */
export function removeLetters(values: ValueStore, date: string, signal?: AbortSignal): Promise<number> {
  // A row begins with the first day and the last one; texts compare as the dates they are.
  const isOld = (row: string) => (row.split(' ')[1] ?? row) < date;
  return removeOld(values, { fromPartition: PREFIX, toPartition: AFTER_PREFIX, isOld, signal });
}

/** Of equal ones the bytes are composed once. */
function fingerprintOf(digest: DigestId, { files = [], ...message }: MailMessage): string {
  const told = files.map(({ bytes, ...file }) => ({ ...file, sha256: hash('sha256', bytes) }));
  return hash('sha256', JSON.stringify([partitionOf(digest), deliveryId(digest), message, told]));
}

function letterIn(sha256: string, { mediaType, transport, sizeBytes, apart }: Readonly<Record<string, unknown>>): KeptLetter {
  return {
    sha256,
    mediaType: mediaType === 'application/json' ? mediaType : 'message/rfc822',
    sizeBytes: Number(sizeBytes),
    transport: String(transport),
    apart: JSON.parse(String(apart)) as string[],
  };
}

function partitionOf({ subscription }: DigestId): string {
  return `${PREFIX}${subscription}`;
}

function keyOf(digest: DigestId, sha256: string): ValueKey {
  return { partition: partitionOf(digest), row: `${deliveryId(digest)} ${sha256}` };
}
