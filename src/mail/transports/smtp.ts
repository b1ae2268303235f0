/** Mail by SMTP: one connection a message, one deadline over the whole hand-over. */
import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { MailError } from '../../errors.ts';
import { composeMessage, envelopeOf } from '../message.ts';
import { abortedError, closedError, type MailSender, type SendReceipt, throwIfAborted } from '../sender.ts';
import type { MailTransport } from '../transport.ts';
import { redacted, type SmtpPhase, smtpErrorOf } from './smtp-error.ts';
import { parseSmtpUrl, type SmtpTarget } from './smtp-url.ts';

/** Settings of this transport. */
export interface SmtpSettings {
  /** As parseSmtpUrl() reads it. */
  readonly smtpUrl: string;
}

export interface SmtpSenderOptions {
  /** From the first packet to the server's answer, milliseconds, integer > 0. @default 20000 */
  readonly handOverTimeoutMs?: number;
}

interface Order {
  readonly from: string;
  readonly to: string;
  readonly bytes: Buffer;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Written while the server is talked to, read where something goes wrong. */
interface Progress {
  phase: SmtpPhase;
}

/** MAIL_TRANSPORT=smtp: a mail server by MAIL_SMTP_URL. */
export const smtpTransport: MailTransport<SmtpSettings> = {
  readSettings: (reader) => ({
    smtpUrl: reader.required('MAIL_SMTP_URL', smtpUrlOf, 'the mail server, such as smtps://user:password@mail.example.com') ?? '',
  }),
  create: ({ smtpUrl }) => createSmtpSender(smtpUrl),
};

function smtpUrlOf(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new Error('must be an address that starts with smtp:// or smtps://');
  return text;
}

/** A sender for smtp://user:password@host:port or smtps://... (smtp-url.ts). @throws MailError mail.invalid for the URL, RangeError for an option */
export function createSmtpSender(url: string, { handOverTimeoutMs = 20_000 }: SmtpSenderOptions = {}): MailSender {
  const target = parseSmtpUrl(url);
  if (!Number.isInteger(handOverTimeoutMs) || handOverTimeoutMs < 1) throw new RangeError('handOverTimeoutMs must be an integer > 0');
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;
  return {
    isIdempotent: false,
    async send(message, { signal } = {}) {
      if (isClosed) throw closedError();
      const { from, to } = envelopeOf(message);
      const bytes = await composeMessage(message);
      throwIfAborted(signal);
      const sending = handOver(target, { from: from.address, to: to.address, bytes, timeoutMs: handOverTimeoutMs, signal });
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
    },
  };
}

async function handOver(target: SmtpTarget, order: Order): Promise<SendReceipt> {
  const connection = new SmtpConnection(connectionOptions(target, order.timeoutMs));
  const progress: Progress = { phase: 'connect' };
  const secrets = secretsOf(target);
  const stop = watch(connection, order, progress);
  try {
    const answer = await Promise.race([converse(connection, target, order, progress), stop.whenStopped]);
    return { response: redacted(answer, secrets), sizeBytes: order.bytes.length };
  } catch (error) {
    throw error instanceof MailError ? error : smtpErrorOf(error, progress.phase, `${target.host}:${target.port}`, secrets);
  } finally {
    stop.dispose();
    connection.close();
  }
}

/** Greeting, login, envelope, body; the server's last answer. */
async function converse(
  connection: SmtpConnection,
  { login }: SmtpTarget,
  { from, to, bytes }: Order,
  progress: Progress,
): Promise<string> {
  await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
  if (login !== null) {
    progress.phase = 'login';
    const credentials = { user: login.user, pass: login.password };
    await new Promise<void>((resolve, reject) => connection.login(credentials, (error) => (error ? reject(error) : resolve())));
  }
  progress.phase = 'envelope';
  return new Promise((resolve, reject) => {
    connection.send({ from, to: [to], size: bytes.length }, bodyOf(bytes, progress), (error, info) => {
      if (error || info === undefined) reject(error ?? new Error('no answer'));
      else resolve(info.response);
    });
  });
}

/** nodemailer reads this stream only when the server has answered DATA with "go ahead", so the first read is where the body begins. */
function bodyOf(bytes: Buffer, progress: Progress): Readable {
  return new Readable({
    read() {
      progress.phase = 'body';
      this.push(bytes);
      this.push(null);
    },
  });
}

/** Rejects on what no callback reports: a broken connection, the deadline, the caller's signal. */
function watch(connection: SmtpConnection, { timeoutMs, signal }: Order, progress: Progress) {
  let dispose = () => {};
  const whenStopped = new Promise<never>((_, reject) => {
    const deadline = setTimeout(() => reject(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
    const onAbort = () => {
      if (progress.phase !== 'body') reject(abortedError());
    };
    // Left on for as long as the connection lives: an error event without a listener would end the process.
    connection.on('error', reject);
    signal?.addEventListener('abort', onAbort);
    dispose = () => {
      clearTimeout(deadline);
      signal?.removeEventListener('abort', onAbort);
    };
  });
  return { whenStopped, dispose };
}

function connectionOptions({ host, port, tls }: SmtpTarget, timeoutMs: number): ConstructorParameters<typeof SmtpConnection>[0] {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: 1000,
    logger: false,
  };
}

/** The login in every form in which it crosses the wire. */
function secretsOf({ login }: SmtpTarget): string[] {
  if (login === null) return [];
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const { user, password } = login;
  return [base64(`\0${user}\0${password}`), base64(user), base64(password), password, user];
}
