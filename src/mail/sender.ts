/** What every way of handing a mail over has in common; test/mail/mail-sender.contract.ts holds the rules. */
import { MailError } from '../errors.ts';
import type { MailMessage } from './message.ts';

export interface MailSender {
  /** True where handing the same message over twice leaves one. */
  readonly isIdempotent: boolean;
  /** Hands one message over. @throws MailError mail.invalid, mail.unreachable, mail.rejected, mail.ambiguous */
  send(message: MailMessage, options?: SendOptions): Promise<SendReceipt>;
  /** Frees what the sender holds; later sends are refused. */
  close(): Promise<void>;
}

export interface SendOptions {
  /** Ends a hand-over that has not reached the body yet. From then on the answer is awaited: an abort could not tell whether the message arrived. */
  readonly signal?: AbortSignal;
}

export interface SendReceipt {
  /** What the other side answered, without addresses. */
  readonly response: string;
  /** Size of the composed message, bytes. */
  readonly sizeBytes: number;
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
