/** Mail by Microsoft Graph, as one mailbox of Microsoft 365. */
import type { TokenSource } from '../../../entra/entra-auth.ts';
import { MailError } from '../../../errors.ts';
import { parseMailbox } from '../../address.ts';
import type { MailMessage } from '../../message.ts';
import {
  abortedError,
  closedError,
  type HandedOver,
  type MailSender,
  type SendOptions,
  type SendReceipt,
  throwIfAborted,
} from '../../sender.ts';
import { answerError, meaningOf } from './graph-answers.ts';
import { GraphSilence, graphClient } from './graph-client.ts';
import { DraftError, makeDraft, removeDraft } from './graph-draft.ts';
import { markerOf } from './graph-marker.ts';
import { graphMessage } from './graph-message.ts';
import { readReports } from './inbox-reports.ts';
import { isInSentItems } from './sent-items.ts';

export interface GraphSenderOptions {
  /** Of Graph, such as "https://graph.microsoft.com". */
  readonly origin: string;
  readonly token: TokenSource;
  /** Name or id of the mailbox that sends. @default the address of the message's sender */
  readonly mailbox?: string | undefined;
  /** Whether Mail.Read is granted, to look for messages in Sent Items. @default false */
  readonly settles?: boolean;
  /** Whether Mail.Read is granted, to read non-delivery reports in the inbox. @default false */
  readonly readsReports?: boolean;
  /** Whether Mail.ReadWrite is granted, for files that are too large for one request. @default false */
  readonly takesLargeFiles?: boolean;
  /** Whether copies stay in Sent Items. @default where it looks for them, or for what came back of them */
  readonly keepsCopies?: boolean;
  /** Up to where the message can begin, milliseconds, integer > 0. @default 20000 */
  readonly readyTimeoutMs?: number;
  /** From the message's first byte to the answer, milliseconds, integer > 0. @default 20000 */
  readonly answerTimeoutMs?: number;
}

/** A sender over one Graph. @throws RangeError for an option */
export function createGraphSender(options: GraphSenderOptions): MailSender {
  const { origin, token, settles = false, readsReports = false, takesLargeFiles = false, keepsCopies = settles || readsReports } = options;
  const { readyTimeoutMs = 20_000, answerTimeoutMs = 20_000 } = options;
  assertTime({ readyTimeoutMs });
  assertTime({ answerTimeoutMs });
  const client = graphClient(origin, token);
  const mailboxOf = ({ from }: Pick<MailMessage, 'from'>) => options.mailbox ?? parseMailbox('from', from).address;
  const compose = (message: MailMessage) => graphMessage(message, { keepsCopy: keepsCopies });
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  const handOver = async (mailbox: string, composed: HandedOver, { onPhase, signal }: SendOptions): Promise<SendReceipt> => {
    const ready = AbortSignal.any([AbortSignal.timeout(readyTimeoutMs), ...(signal ? [signal] : [])]);
    const stopped = () => (signal?.aborted ? abortedError() : silenceError('not ready in time', false));
    await unlessStopped(token.getToken(), ready, stopped);
    await onPhase?.('greeted');
    const draft = composed.apart.length === 0 ? undefined : await drafted(() => makeDraft(client, mailbox, composed, ready));
    await onPhase?.('handing over');
    if (ready.aborted) throw stopped();
    const sending = draft === undefined ? { path: '/sendMail', body: composed.bytes } : { path: `${draft}/send` };
    const answer = await client
      .ask(mailbox, { method: 'POST', ...sending, signal: AbortSignal.timeout(answerTimeoutMs) })
      .catch((error: unknown) => Promise.reject(error instanceof GraphSilence ? silenceError(error.message, error.hasBegun) : error));
    const meaning = meaningOf(answer);
    if (meaning === 'accepted') return { response: `${answer.status} accepted`, sizeBytes: sizeOf(composed) };
    if (draft !== undefined && meaning !== 'unknown') await removeDraft(client, mailbox, draft);
    throw answerError(answer, origin);
  };
  /** Nothing of a draft that was not made is sent. */
  const drafted = async (make: () => Promise<string>) => {
    try {
      return await make();
    } catch (error) {
      if (error instanceof GraphSilence) throw silenceError(error.message, false);
      if (!(error instanceof DraftError)) throw error;
      const { answer } = error;
      const isUnknown = meaningOf(answer) === 'unknown' || meaningOf(answer) === 'accepted';
      throw isUnknown ? silenceError(error.message, false) : answerError(answer, origin);
    }
  };
  const silenceError = (reason: string, hasBegun: boolean) => {
    const cannot = `Cannot hand over the message to "${origin}"`;
    return hasBegun
      ? new MailError('mail.ambiguous', `${cannot}: no answer to it (${reason}), so it may or may not have been sent`)
      : new MailError('mail.unreachable', `${cannot}: ${reason}`, { retryable: true });
  };
  return {
    isIdempotent: false,
    compose: async (message) => compose(message),
    async send(message, options = {}) {
      if (isClosed) throw closedError();
      const composed = compose(message);
      if (composed.apart.length > 0 && !takesLargeFiles) throw tooLarge(composed);
      throwIfAborted(options.signal);
      const sending = handOver(mailboxOf(message), composed, options);
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    ...(settles && {
      wasSent: (message: Pick<MailMessage, 'messageId' | 'from'>) =>
        isInSentItems(client, mailboxOf(message), markerOf(message.messageId), AbortSignal.timeout(answerTimeoutMs)),
    }),
    ...(readsReports && {
      readBounces: (from: string, sinceMs: number) => readReports(client, mailboxOf({ from }), sinceMs, answerTimeoutMs),
    }),
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}

function sizeOf({ bytes, apart }: HandedOver): number {
  return apart.reduce((size, file) => size + file.bytes.length, bytes.length);
}

function tooLarge({ apart }: HandedOver): MailError {
  const size = apart.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const rule = 'one request to Graph takes files below 3 MB, and larger ones need Mail.ReadWrite and GRAPH_LARGE_FILES=true';
  return new MailError('mail.rejected', `Cannot hand over the message: its files have ${size} bytes; ${rule}`);
}

async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal, stopped: () => Error): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(stopped());
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function assertTime(option: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(option))
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be an integer > 0`);
}
