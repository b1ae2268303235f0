/** What came of trying a way for mails to leave, without a message to anybody. */

/**
 * What is wrong, or odd, though the other side answered. denied = not let in as that mailbox; no-mailbox = it is not there; reading-denied = what
 * settings promise beside sending is not granted; everybody = the right reaches beyond the one mailbox; in-the-clear = a password without TLS;
 * untold = the answer says neither yes nor no.
 */
const MAIL_TROUBLES = ['denied', 'no-mailbox', 'reading-denied', 'everybody', 'in-the-clear', 'untold'] as const;
export type MailTrouble = (typeof MAIL_TROUBLES)[number];

export interface Tried {
  /** What was seen, a sentence each, without addresses of people and secrets. */
  readonly facts: readonly string[];
  /** The worst of it; undefined where a mail would leave. */
  readonly trouble?: MailTrouble | undefined;
}

export interface TryOptions {
  /** The sender's address, as MAIL_FROM has it. */
  readonly from: string;
  readonly signal: AbortSignal;
}
