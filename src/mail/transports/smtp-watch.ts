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
  /** The message begins: from now on its answer is awaited, whatever the signal says. */
  messageBegins(): void;
  dispose(): void;
}

/** Begins now; to be disposed of at the end. */
export function startWatch(timeouts: SmtpTimeouts, signal: AbortSignal | undefined): SmtpWatch {
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  // Read where something waits for the server; nothing may wait at that moment.
  stopped.catch(() => undefined);
  const after = (timeoutMs: number) => setTimeout(() => reject(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
  const onAbort = () => reject(abortedError());
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
      dispose();
      timer = after(timeouts.answerTimeoutMs);
    },
    dispose,
  };
}
