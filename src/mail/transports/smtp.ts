/** Mail by SMTP: the messages of a run over one connection, a limit of time over each hand-over. */
import { MailError } from '../../errors.ts';
import { envelopeOf } from '../message.ts';
import { closedError, composeMime, type MailSender, type SendPhase, type SendReceipt, throwIfAborted } from '../sender.ts';
import type { MailTransport } from '../transport.ts';
import { idleSession } from './idle-session.ts';
import { openSession, type SmtpOrder, type SmtpSession } from './smtp-session.ts';
import { parseSmtpUrl } from './smtp-url.ts';
import { type SmtpWatch, startWatch } from './smtp-watch.ts';
import { trySmtp } from './try-smtp.ts';

/** Settings of this transport. */
export interface SmtpSettings {
  /** As parseSmtpUrl() reads it. */
  readonly smtpUrl: string;
}

export interface SmtpSenderOptions {
  /** From the first packet to the server's "go ahead" for the message, milliseconds, integer > 0. @default 20000 */
  readonly handOverTimeoutMs?: number;
  /** From the message's first byte to the answer, milliseconds, integer > 0. @default handOverTimeoutMs */
  readonly answerTimeoutMs?: number;
}

/** MAIL_TRANSPORT=smtp: a mail server by MAIL_SMTP_URL. */
export const smtpTransport: MailTransport<SmtpSettings> = {
  readSettings: (reader) => ({
    smtpUrl: reader.required('MAIL_SMTP_URL', smtpUrlOf, 'the mail server, such as smtps://user:password@mail.example.com') ?? '',
  }),
  create: ({ smtpUrl }) => createSmtpSender(smtpUrl),
  tryOut: ({ smtpUrl }, { signal }) => trySmtp(smtpUrl, signal),
};

function smtpUrlOf(text: string): string {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw new Error('must be an address that starts with smtp:// or smtps://');
  return text;
}

/** A sender for smtp://user:password@host:port or smtps://... (smtp-url.ts). @throws MailError mail.invalid for the URL, RangeError for an option */
export function createSmtpSender(url: string, options: SmtpSenderOptions = {}): MailSender {
  const target = parseSmtpUrl(url);
  const { handOverTimeoutMs = 20_000, answerTimeoutMs = handOverTimeoutMs } = options;
  const timeouts = { readyTimeoutMs: checked({ handOverTimeoutMs }), answerTimeoutMs: checked({ answerTimeoutMs }) };
  const idle = idleSession();
  const underWay = new Set<Promise<unknown>>();
  let isClosed = false;

  const handOver = async (session: SmtpSession, order: SmtpOrder, watch: SmtpWatch) => {
    try {
      await order.onPhase?.('greeted');
      const response = await session.handOver(order, watch);
      idle.keep(session);
      return { response, sizeBytes: order.bytes.length };
    } catch (error) {
      session.close();
      throw error;
    }
  };
  const send = async (order: SmtpOrder, watch: SmtpWatch): Promise<SendReceipt> => {
    const kept = idle.take();
    if (kept === undefined) return handOver(await openSession(target, watch), order, watch);
    let hasBegun = false;
    const onPhase = async (phase: SendPhase) => {
      hasBegun ||= phase === 'handing over';
      await order.onPhase?.(phase);
    };
    try {
      return await handOver(kept, { ...order, onPhase }, watch);
    } catch (error) {
      // A server may close a connection whenever it likes, between two messages above all: that says nothing about a new one.
      if (hasBegun || !(error instanceof MailError) || error.code !== 'mail.unreachable') throw error;
      return handOver(await openSession(target, watch), order, watch);
    }
  };
  return {
    isIdempotent: false,
    compose: composeMime,
    async send(message, { signal, onPhase } = {}) {
      if (isClosed) throw closedError();
      const envelope = envelopeOf(message);
      const { bytes } = await composeMime(message);
      throwIfAborted(signal);
      const watch = startWatch(timeouts, signal);
      const sending = send({ ...envelope, bytes, onPhase }, watch);
      underWay.add(sending);
      return sending.finally(() => {
        watch.dispose();
        underWay.delete(sending);
      });
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(underWay);
      idle.close();
    },
  };
}

function checked(option: Readonly<Record<string, number>>): number {
  const [[name, value] = ['', 0]] = Object.entries(option);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be an integer > 0`);
  return value;
}
