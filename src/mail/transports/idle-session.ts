/** Keeps one SMTP connection open for a moment, so that the recipients of a run share it, and one login. */
import type { SmtpSession } from './smtp-session.ts';

export interface IdleSession {
  /** The connection that is kept, if there is one and it still stands. */
  take(): SmtpSession | undefined;
  /** Keeps a connection after a message went well over it, unless another one is kept. */
  keep(session: SmtpSession): void;
  /** Closes what is kept, and whatever comes later. */
  close(): void;
}

// Longer than the ledger takes between two recipients, shorter than any server's patience.
const IDLE_MS = 3_000;

/** None is kept at first. */
export function idleSession(): IdleSession {
  let kept: SmtpSession | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const take = () => {
    clearTimeout(timer);
    const session = kept;
    kept = undefined;
    return session?.isOpen === true ? session : undefined;
  };
  return {
    take,
    keep(session) {
      if (isClosed || kept !== undefined) return session.close();
      kept = session;
      timer = setTimeout(() => take()?.close(), IDLE_MS);
    },
    close() {
      isClosed = true;
      take()?.close();
    },
  };
}
