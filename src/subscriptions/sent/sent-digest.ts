/** A digest as it was sent, as far as it is still known: what is not known is null, and nothing is made up for it. */
import type { ReportScope } from '../../report/scope.ts';
import type { MadeFrom } from '../delivery/archive.ts';
import type { DigestId, DigestKind } from '../delivery/digest-id.ts';
import type { ListedEntry } from '../delivery/ledger.ts';
import type { KeptLetter } from '../delivery/letters.ts';

/** Which one is meant. */
export interface AskedDigest {
  readonly subscription: string;
  /** Its first or last local day, YYYY-MM-DD. */
  readonly date: string;
  /** Zone of its days, where digests of several were sent. @default that of the newest one */
  readonly zone?: string | undefined;
  /** @default the one that was made last */
  readonly kind?: DigestKind | undefined;
}

/** Which of its messages. */
export interface AskedMessage extends AskedDigest {
  /** The recipient whose it is, by mask or id as read() gives them. @default the first one whom it reached */
  readonly recipient?: string | undefined;
}

export interface SentMessage extends KeptLetter, Pick<DigestId, 'subscription' | 'period' | 'kind'> {
  readonly bytes: Uint8Array;
}

/** One line of a list. */
export interface ListedDigest extends DigestId {
  /** Of the subscription, for people; null where it is no more. */
  readonly name: string | null;
  readonly subject: string;
  /** ISO 8601 UTC; also the date of its mails. */
  readonly renderedAt: string;
  /** What it shows; {} = everything, null = not known any more: only for those who may see everything. */
  readonly scope: ReportScope | null;
}

export interface SentDigest extends Pick<ListedDigest, 'subscription' | 'period' | 'kind' | 'name' | 'scope'> {
  /** All that is known of these days, in their order. */
  readonly kinds: readonly DigestKind[];
  /** What was sent; null where it is kept no more, or was never made. */
  readonly content: SentContent | null;
  /** The bytes that were handed over, without what is one person's own: one for all whose mails differ in nothing else. Of older releases none. */
  readonly messages: readonly KeptLetter[];
  /** Everybody whom it was for, masked, and what came of it; "letter" is the hash of the message they were, or were to be, sent. */
  readonly recipients: readonly ListedEntry[];
}

export interface SentContent {
  readonly subject: string;
  /** ISO 8601 UTC. */
  readonly renderedAt: string;
  /** Version of the day snapshot; null of several days or a scope. */
  readonly snapshotVersion: number | null;
  /** Null of digests that older releases made, and of notices. */
  readonly madeFrom: MadeFrom | null;
  readonly attachments: readonly SentFile[];
  /** For a sandboxed frame: its images stand in it, and its links open nothing by themselves. */
  readonly html: string;
  readonly text: string;
}

export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Whether it is an image of the mail rather than an attachment. */
  readonly isInline: boolean;
}
