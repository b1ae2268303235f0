/** The time that one hand-over by SMTP may take, and the caller's signal. */
import { abortedError } from '../sender.ts';

export interface SmtpTimeouts {
  /** From the first packet to the server's "go ahead" for the message, milliseconds. */
  readonly readyTimeoutMs: number;
  /** From the message's first byte to the answer, milliseconds. */
  readonly answerTimeoutMs: number;
}

export interface SmtpWatch extends SmtpTimeouts {
  /** Rejects once time is up, or the signal fires before the message has begun. */
  readonly stopped: Promise<never>;
  /** The message begins: from now on its answer is awaited, whatever the signal says. False = it must not, for `stopped` has rejected. */
  messageBegins(): boolean;
  dispose(): void;
}

/** Begins now; to be disposed of at the end. */
export function startWatch(timeouts: SmtpTimeouts, signal: AbortSignal | undefined): SmtpWatch {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  // Read where something waits for the server; nothing may wait at that moment.
  stopped.catch(() => undefined);
  let isStopped = false;
  const stop = (error: Error) => {
    isStopped = true;
    reject(error);
  };
  const after = (timeoutMs: number) => setTimeout(() => stop(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
  const onAbort = () => stop(abortedError());
  let timer = after(timeouts.readyTimeoutMs);
  signal?.addEventListener('abort', onAbort);
  const dispose = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  };
  return {
    ...timeouts,
    stopped,
    messageBegins() {
      if (isStopped) return false;
      dispose();
      timer = after(timeouts.answerTimeoutMs);
      return true;
    },
    dispose,
  };
}
