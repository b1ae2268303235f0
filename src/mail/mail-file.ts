/** A file that a mail carries, and the name by which its HTML shows one. */
import { hash } from 'node:crypto';

export interface MailFile {
  /** ASCII without quotes: what the reader's program saves it as. */
  readonly name: string;
  /** Media type, with its parameters. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Content-ID without angle brackets: the HTML shows it as "cid:...". Without one it is an attachment. */
  readonly cid?: string;
}

/** The same bytes have the same Content-ID (RFC 2392), which no other file of a mail has. */
export function contentIdOf(bytes: Uint8Array): string {
  return `${hash('sha256', bytes, 'hex').slice(0, 32)}@proactive-digest`;
}
