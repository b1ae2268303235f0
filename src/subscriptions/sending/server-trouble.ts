/** What a hand-over that failed says about the mail server, rather than about the message. */
import { MailError } from '../../errors.ts';
import type { SendPhase } from '../../mail/sender.ts';

/** login = it did not take the login; down = it cannot be worked with now; throttled = it asks to be left alone for a while. */
export type ServerTrouble = 'login' | 'down' | 'throttled';

/**
 * Pure. `doubtful` = no answer to a sender or recipient: the server may be in trouble, or it may be this recipient; two in a row are trouble.
 * @param phase how far the hand-over had come
 */
export function troubleOf(error: unknown, phase: SendPhase): ServerTrouble | 'doubtful' | undefined {
  if (!(error instanceof MailError)) return undefined;
  if (error.code === 'mail.login') return 'login';
  if (error.code === 'mail.throttled') return 'throttled';
  // A server that does not answer to one message would leave those of all other recipients in doubt, too.
  if (error.code === 'mail.ambiguous') return 'down';
  if (!error.retryable) return undefined;
  if (phase === 'connecting') return 'down';
  return error.code === 'mail.unreachable' ? 'doubtful' : undefined;
}
