/** Hands one message over to Graph: a token, a draft where its files need one, then the request that sends it, once. */
import type { TokenSource } from '../../../entra/entra-auth.ts';
import { MailError } from '../../../errors.ts';
import { abortedError, type HandedOver, type SendOptions, type SendReceipt } from '../../sender.ts';
import { answerError, type GraphAnswer, meaningOf } from './graph-answers.ts';
import { type GraphClient, GraphSilence } from './graph-client.ts';
import { DraftError, makeDraft, removeDraft } from './graph-draft.ts';

export interface HandOverPorts {
  readonly client: GraphClient;
  readonly token: TokenSource;
  /** Up to where the message can begin, and from there to the answer, milliseconds. */
  readonly readyTimeoutMs: number;
  readonly answerTimeoutMs: number;
}

/** @throws MailError, and what onPhase throws */
export async function handOver(
  { client, token, readyTimeoutMs, answerTimeoutMs }: HandOverPorts,
  mailbox: string,
  composed: HandedOver,
  { onPhase, signal }: SendOptions,
): Promise<SendReceipt> {
  const ready = AbortSignal.any([AbortSignal.timeout(readyTimeoutMs), ...(signal ? [signal] : [])]);
  const stopped = () => (signal?.aborted ? abortedError() : silenceError(client, 'not ready in time', false));
  await unlessStopped(token.getToken(), ready, stopped);
  await onPhase?.('greeted');
  const draft = composed.apart.length === 0 ? undefined : await draftOf(client, mailbox, composed, ready);
  const answer = await unlessDraftIsLeft(client, mailbox, draft, async () => {
    await onPhase?.('handing over');
    if (ready.aborted) throw stopped();
    const what = draft === undefined ? { path: '/sendMail', body: composed.bytes } : { path: `${draft}/send` };
    return ask(client, mailbox, { ...what, signal: AbortSignal.timeout(answerTimeoutMs) });
  });
  return { response: `${answer.status} accepted`, sizeBytes: sizeOf(composed) };
}

/** Gives an answer that is acceptance. */
async function ask(
  client: GraphClient,
  mailbox: string,
  request: { path: string; body?: Buffer; signal: AbortSignal },
): Promise<GraphAnswer> {
  try {
    const answer = await client.ask(mailbox, { method: 'POST', ...request });
    if (meaningOf(answer) === 'accepted') return answer;
    throw answerError(answer, client.origin);
  } catch (error) {
    throw error instanceof GraphSilence ? silenceError(client, error.message, error.hasBegun) : error;
  }
}

/** Of a draft that was not made nothing is sent: whatever its answers were, none leaves a doubt. */
async function draftOf(client: GraphClient, mailbox: string, composed: HandedOver, signal: AbortSignal): Promise<string> {
  try {
    return await makeDraft(client, mailbox, composed, signal);
  } catch (error) {
    if (error instanceof GraphSilence) throw silenceError(client, error.message, false);
    if (!(error instanceof DraftError)) throw error;
    const meaning = meaningOf(error.answer);
    if (meaning === 'unknown' || meaning === 'accepted') throw silenceError(client, error.message, false);
    throw answerError(error.answer, client.origin);
  }
}

/** A draft that surely was not sent is removed; one that may be on its way is left alone. */
async function unlessDraftIsLeft<T>(client: GraphClient, mailbox: string, draft: string | undefined, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const isOpen = error instanceof MailError && error.code === 'mail.ambiguous';
    if (draft !== undefined && !isOpen) await removeDraft(client, mailbox, draft);
    throw error;
  }
}

function silenceError({ origin }: GraphClient, reason: string, hasBegun: boolean): MailError {
  const cannot = `Cannot hand over the message to "${origin}"`;
  return hasBegun
    ? new MailError('mail.ambiguous', `${cannot}: no answer to it (${reason}), so it may or may not have been sent`)
    : new MailError('mail.unreachable', `${cannot}: ${reason}`, { retryable: true });
}

/** Bytes of a message with the files that follow it. */
function sizeOf({ bytes, apart }: HandedOver): number {
  return apart.reduce((size, file) => size + file.bytes.length, bytes.length);
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
