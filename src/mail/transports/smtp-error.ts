/** What went wrong in an SMTP hand-over, and whether the same message may be handed over again. */
import { MailError, messageOf } from '../../errors.ts';

/**
 * How far the hand-over had come. Until `body` the server holds no message; from the first byte of the body on,
 * only the server's answer tells whether it took it (RFC 5321 4.2.5 and 6.1).
 */
export type SmtpPhase = 'connect' | 'login' | 'envelope' | 'body';

// RFC 4954 6: what a server answers where it wants a login, or another one.
const LOGIN_ANSWERS = new Set([530, 534, 535, 538]);
// RFC 5321 3.8: the server closes the connection, whatever it was asked.
const CLOSING = 421;
// nodemailer's codes for what it refuses to send at all.
const REFUSED_HERE = new Set(['EMESSAGE', 'EENVELOPE', 'EREQUIRETLS', 'ECONFIG']);

/**
 * Maps what nodemailer reports. Until the server is ready for a message, what goes wrong is about the server and its settings, which people mend:
 * whatever it says, the message may be tried again. From then on an answer of 5xx is about this message, and final.
 * The cause is not kept: it holds the server's words and with them addresses.
 * @param server "host:port", for the message
 * @param secrets texts that must not appear in the message, should the server repeat them
 */
export function smtpErrorOf(error: unknown, phase: SmtpPhase, server: string, secrets: readonly string[]): MailError {
  const parts = partsOf(error);
  const cannot = `Cannot hand over the message to "${server}"`;
  const { response, responseCode } = parts;
  if (responseCode === undefined || responseCode < 400 || responseCode > 599) return silenceError(error, parts, phase, cannot, secrets);
  const reason = `${cannot}: the server answered ${redacted(response ?? `${responseCode}`, secrets)} (${phase})`;
  const isLogin = phase === 'login' || (phase === 'envelope' && LOGIN_ANSWERS.has(responseCode));
  if (isLogin) return new MailError('mail.login', reason, { retryable: true });
  if (responseCode === CLOSING) return new MailError('mail.unreachable', reason, { retryable: true });
  return new MailError('mail.rejected', reason, { retryable: phase === 'connect' || responseCode < 500 });
}

/** Where the server gave no answer, or none that says no. */
function silenceError(
  error: unknown,
  { code, originalCode }: SmtpErrorParts,
  phase: SmtpPhase,
  cannot: string,
  secrets: readonly string[],
): MailError {
  const reason = redacted(originalCode ?? code ?? messageOf(error), secrets);
  if (phase === 'body')
    return new MailError('mail.ambiguous', `${cannot}: no answer to its body (${reason}), so it may or may not have arrived`);
  // It may have counted the login all the same.
  if (phase === 'login') return new MailError('mail.login', `${cannot}: no answer to the login (${reason})`, { retryable: true });
  if (phase === 'envelope' && code !== undefined && REFUSED_HERE.has(code)) {
    return new MailError('mail.rejected', `${cannot}: it cannot be sent this way (${reason}: ${redacted(messageOf(error), secrets)})`);
  }
  return new MailError('mail.unreachable', `${cannot}: ${reason} (${phase})`, { retryable: true });
}

/** A server's words on one line, without mail addresses, telephone numbers and the given secrets, at most 200 characters. */
export function redacted(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret.length > 2).reduce((left, secret) => left.replaceAll(secret, '(secret)'), text);
  return (
    known
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .replace(/\S*@\S*/g, '(address)')
      .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '(id)')
      // Not "550 5.1.1": a number begins with "+" or "(", or is one run of digits.
      .replace(/[+(]\d[\d ().-]{6,}\d|\d{7,}/g, '(number)')
      .trim()
      .slice(0, 200)
  );
}

interface SmtpErrorParts {
  readonly code: string | undefined;
  readonly originalCode: string | undefined;
  readonly response: string | undefined;
  readonly responseCode: number | undefined;
}

function partsOf(error: unknown): SmtpErrorParts {
  const given: Readonly<Record<string, unknown>> = typeof error === 'object' && error !== null ? { ...error } : {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const responseCode = typeof given.responseCode === 'number' ? given.responseCode : undefined;
  return { code: text(given.code), originalCode: text(given.originalCode), response: text(given.response), responseCode };
}
