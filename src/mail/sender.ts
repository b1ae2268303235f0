/** What every way of handing a mail over has in common; test/mail/mail-sender.contract.ts holds the rules. */
import { MailError } from '../errors.ts';
import type { BouncesRead } from './bounce.ts';
import type { MailFile } from './mail-file.ts';
import { composeMessage, type MailMessage } from './message.ts';

export interface MailSender {
  /** True where handing the same message over twice leaves one. */
  readonly isIdempotent: boolean;
  /** What send() hands over, without handing it over: the same message gives the same bytes. @throws MailError mail.invalid */
  compose(message: MailMessage): Promise<HandedOver>;
  /** Hands one message over. @throws MailError mail.invalid, mail.unreachable, mail.login, mail.throttled, mail.rejected, mail.ambiguous */
  send(message: MailMessage, options?: SendOptions): Promise<SendReceipt>;
  /** Whether the other side surely took a message, as what it shows proves; false = not that anybody can see. Absent where nothing can be looked up. @throws MailError where it cannot be looked for */
  readonly wasSent?: (message: Pick<MailMessage, 'messageId' | 'from'>) => Promise<boolean>;
  /** What came back since an instant (UTC epoch milliseconds), of messages from a sender. Absent where nobody can know. @throws MailError where it cannot be read */
  readonly readBounces?: (from: string, sinceMs: number) => Promise<BouncesRead>;
  /** Frees what the sender holds; later sends are refused. */
  close(): Promise<void>;
}

/** A message in the form in which it is handed over. */
export interface HandedOver {
  readonly mediaType: 'message/rfc822' | 'application/json';
  readonly bytes: Buffer;
  /** Files that follow the bytes one by one, for they are too large to stand in them. */
  readonly apart: readonly MailFile[];
}

/**
 * How far a hand-over has come. connecting = the server is not ready for a message yet (no connection, no greeting, no login);
 * greeted = it is; handing over = from here on it may have the message.
 */
export const SEND_PHASES = ['connecting', 'greeted', 'handing over'] as const;
export type SendPhase = (typeof SEND_PHASES)[number];

export interface SendOptions {
  /**
   * Told each phase that begins, and awaited before it does: no byte of what somebody gets leaves before "handing over" was told (a draft is nobody's mail yet).
   * Where it throws, nothing is handed over, and send() throws as well, an AppError as it is. A sender that is idempotent need not call it.
   */
  readonly onPhase?: (phase: SendPhase) => Promise<void>;
  /** Ends a hand-over that has not reached the body yet. From then on the answer is awaited: an abort could not tell whether the message arrived. */
  readonly signal?: AbortSignal;
}

export interface SendReceipt {
  /** What the other side answered, without addresses. */
  readonly response: string;
  /** Size of the composed message, bytes. */
  readonly sizeBytes: number;
}

/** A message as the servers of SMTP take it. @throws MailError mail.invalid */
export async function composeMime(message: MailMessage): Promise<HandedOver> {
  return { mediaType: 'message/rfc822', bytes: await composeMessage(message), apart: [] };
}

/** Nothing was handed over because the caller stopped it. */
export function abortedError(): MailError {
  return new MailError('mail.unreachable', 'Cannot hand over the message: it was stopped before the message was sent', { retryable: true });
}

/** @throws MailError mail.unreachable where the signal has fired */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortedError();
}

/** A send after close(). */
export function closedError(): MailError {
  return new MailError('mail.unreachable', 'Cannot hand over the message: the sender is closed');
}
