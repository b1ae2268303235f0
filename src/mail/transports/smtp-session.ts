/** One SMTP connection, from its greeting and login on: messages are handed over one after the other. */
import { Readable } from 'node:stream';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import { AppError, MailError } from '../../errors.ts';
import { type Mailbox, needsSmtpUtf8 } from '../address.ts';
import type { SendOptions } from '../sender.ts';
import { redacted, type SmtpPhase, smtpErrorOf } from './smtp-error.ts';
import type { SmtpTarget } from './smtp-url.ts';
import type { SmtpTimeouts, SmtpWatch } from './smtp-watch.ts';

export interface SmtpOrder {
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly bytes: Buffer;
  /** Awaited before the first byte of the message leaves. */
  readonly onPhase: SendOptions['onPhase'];
}

export interface SmtpSession {
  /** Whether a further message can be tried. After one that failed the session is closed. */
  readonly isOpen: boolean;
  /** Gives the server's answer, without addresses. @throws MailError, and what onPhase throws */
  handOver(order: SmtpOrder, watch: SmtpWatch): Promise<string>;
  close(): void;
}

/** What waits for the server: rejects with an error that is mapped for the phase that was reached. */
type Talk = <T>(work: Promise<T>) => Promise<T>;

/** Connects, and logs in where the target has a login. @throws MailError mail.unreachable, mail.login, mail.rejected */
export async function openSession(target: SmtpTarget, watch: SmtpWatch): Promise<SmtpSession> {
  const connection = new SmtpConnection(connectionOptions(target, watch));
  // Left on for as long as the connection lives: an error event without a listener would end the process.
  const broken = new Promise<never>((_, reject) => connection.on('error', reject));
  broken.catch(() => undefined);
  const server = `${target.host}:${target.port}`;
  const secrets = secretsOf(target);
  let phase: SmtpPhase = 'connect';
  const talkBy =
    ({ stopped }: SmtpWatch): Talk =>
    async (work) => {
      try {
        return await Promise.race([work, broken, stopped]);
      } catch (error) {
        connection.close();
        throw error instanceof AppError ? error : smtpErrorOf(error, phase, server, secrets);
      }
    };
  const talk = talkBy(watch);
  await talk(asPromise((done) => connection.connect(done)));
  // Of the servers' features nodemailer tells none; its last answer was to EHLO, one feature a line.
  const hasSmtpUtf8 = /^250[ -]SMTPUTF8\b/im.test(connection.lastServerResponse || '');
  const { login } = target;
  if (login !== null) {
    phase = 'login';
    await talk(asPromise((done) => connection.login({ user: login.user, pass: login.password }, done)));
  }
  return {
    get isOpen() {
      return !connection.destroyed;
    },
    async handOver(order, by) {
      phase = 'envelope';
      const begin = async () => {
        await order.onPhase?.('handing over');
        if (connection.destroyed || !by.messageBegins()) throw new Error('given up while that was noted');
        phase = 'body';
      };
      if (!hasSmtpUtf8) assertAscii(order, server);
      return redacted(await talkBy(by)(send(connection, order, begin)), secrets);
    },
    close: () => connection.close(),
  };
}

/** @throws MailError mail.rejected that names the feature; for the sender's address a person can mend it, and for the recipient's not */
function assertAscii({ from, to }: SmtpOrder, server: string): void {
  const field = needsSmtpUtf8(to) ? 'recipient' : needsSmtpUtf8(from) ? 'sender' : undefined;
  if (field === undefined) return;
  const reason = `the server does not offer SMTPUTF8, and the ${field}'s address has letters outside ASCII before its @`;
  throw new MailError('mail.rejected', `Cannot hand over the message to "${server}": ${reason}`, { retryable: field === 'sender' });
}

/** Envelope and message; the server's last answer. */
function send(connection: SmtpConnection, { from, to, bytes }: SmtpOrder, begin: () => Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.send({ from: from.address, to: [to.address], size: bytes.length }, bodyOf(bytes, begin, reject), (error, info) => {
      if (error || info === undefined) reject(error ?? new Error('no answer'));
      else resolve(info.response);
    });
  });
}

/** nodemailer reads this stream only when the server has answered DATA with "go ahead", so the first read is where the message begins. */
function bodyOf(bytes: Buffer, begin: () => Promise<void>, fail: (error: unknown) => void): Readable {
  return new Readable({
    read() {
      begin().then(() => {
        this.push(bytes);
        this.push(null);
      }, fail);
    },
  });
}

function asPromise(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}

function connectionOptions(
  { host, port, tls }: SmtpTarget,
  { readyTimeoutMs, answerTimeoutMs }: SmtpTimeouts,
): ConstructorParameters<typeof SmtpConnection>[0] {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'off',
    connectionTimeout: readyTimeoutMs,
    greetingTimeout: readyTimeoutMs,
    socketTimeout: Math.max(readyTimeoutMs, answerTimeoutMs),
    dnsTimeout: readyTimeoutMs,
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
