/** A connection to a mail server without a message: greeting, TLS and login, as a hand-over begins. */
import type { Tried } from '../tried.ts';
import { openSession } from './smtp-session.ts';
import { isLoopbackHost, parseSmtpUrl, type SmtpTarget } from './smtp-url.ts';
import { startWatch } from './smtp-watch.ts';

const TIMEOUT_MS = 15_000;
const TLS: Readonly<Record<SmtpTarget['tls'], string>> = {
  implicit: 'by TLS from the first byte',
  required: 'by STARTTLS',
  optional: 'by STARTTLS where it is offered',
  off: 'without TLS',
};

/** @throws MailError mail.invalid, mail.unreachable, mail.login, mail.rejected */
export async function trySmtp(url: string, signal: AbortSignal): Promise<Tried> {
  const target = parseSmtpUrl(url);
  const watch = startWatch({ readyTimeoutMs: TIMEOUT_MS, answerTimeoutMs: TIMEOUT_MS }, signal);
  try {
    (await openSession(target, watch)).close();
  } finally {
    watch.dispose();
  }
  const { host, port, tls, login } = target;
  const facts = [
    `The mail server "${host}:${port}" greeted, ${TLS[tls]}.`,
    login === null ? 'It was asked for no login.' : 'It took the login.',
  ];
  const isOpen = login !== null && (tls === 'off' || tls === 'optional') && !isLoopbackHost(host);
  return { facts, trouble: isOpen ? 'in-the-clear' : undefined };
}
