/** One mail as data, and as the bytes of RFC 5322: the same message gives the same bytes, so that a repeat can be told from another mail. */
import { createHmac, hash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { invalid, type Mailbox, parseHeaderText, parseMailbox, parseMessageId } from './address.ts';
import { checkedFile, type MailFile } from './mail-file.ts';
import { listHeader, type MailList } from './mail-list.ts';
import { unsubscribeHeaders } from './unsubscribe-headers.ts';
import { withoutTokens } from './without-tokens.ts';

export interface MailMessage {
  /** With its angle brackets; see messageIdOf(). */
  readonly messageId: string;
  /** "name@example.com" or "Name <name@example.com>". */
  readonly from: string;
  /** One recipient, written like `from`. */
  readonly to: string;
  /** One of many equal copies: the To header names nobody, so that every copy is the same; `to` is who gets this one. @default a mail of one's own */
  readonly isForMany?: true | undefined;
  /** Who gets the answers, written like `from`. @default the sender */
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly date: Date;
  /** Of which list the message is one, so that readers can file what comes of it (RFC 2919). @default none */
  readonly list?: MailList | undefined;
  /** Where its reader can leave, https (http on this machine): List-Unsubscribe, and by https the one click of RFC 8058. @default none */
  readonly unsubscribe?: string | undefined;
  /** What it carries: images of its HTML, and attachments in this order. @default nothing */
  readonly files?: readonly MailFile[];
  /** Further header lines, such as X-Priority. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface MessageIdParts {
  readonly subscription: string;
  readonly period: string;
  /** "scheduled", "resend 1", ... */
  readonly kind: string;
  readonly recipient: string;
}

// Sent by a program: no out-of-office answers, please (RFC 3834; the second is Exchange's own).
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
// A group without addresses (RFC 5322, 3.4). As text: of an object without any, nodemailer makes nothing.
const NOBODY = 'undisclosed-recipients:;';
// These are set from the message's own fields; a second one would contradict them, or add a recipient.
const RESERVED =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|list-id|list-unsubscribe(?:-post)?|mime-version|received|return-path|resent-.*|content-.*|dkim-.*)$/i;

/**
 * The same parts give the same id; the address cannot be read from it.
 * @param key secret: without it nobody can work out the id of another's mail, and so claim that it came back. @throws MailError mail.invalid where the domain is none
 */
export function messageIdOf(parts: MessageIdParts, domain: string, key = ''): string {
  const { subscription, period, kind, recipient } = parts;
  const text = JSON.stringify([subscription, period, kind, recipient]);
  const digest = createHmac('sha256', key).update(text).digest('hex');
  return parseMessageId(`<${digest}@${domain}>`);
}

/** The sender and the recipient as SMTP needs them. @throws MailError mail.invalid that names the field and the rule */
export function envelopeOf({ from, to }: Pick<MailMessage, 'from' | 'to'>): { readonly from: Mailbox; readonly to: Mailbox } {
  return { from: parseMailbox('from', from), to: parseMailbox('to', to) };
}

/** The message as RFC 5322 bytes. @throws MailError mail.invalid that names the field and the rule */
export async function composeMessage(message: MailMessage): Promise<Buffer> {
  const { from, to } = envelopeOf(message);
  const { html, text, files = [] } = message;
  const replyTo = message.replyTo === undefined ? undefined : parseMailbox('replyTo', message.replyTo);
  const [messageId, subject] = [parseMessageId(message.messageId), parseHeaderText('subject', message.subject)];
  const list = message.list && { 'List-Id': { prepared: true, foldLines: true, value: listHeader(message.list) } };
  const leaving = message.unsubscribe === undefined ? {} : unsubscribeHeaders(message.unsubscribe);
  const attachments = files.map(checkedFile).map(attachmentOf);
  if (Number.isNaN(message.date.getTime())) throw invalid('date', 'it is no date');
  const composer = new MailComposer({
    messageId,
    from: { ...from },
    to: message.isForMany ? NOBODY : { ...to },
    ...(replyTo && { replyTo: { ...replyTo } }),
    subject,
    html,
    text,
    date: message.date,
    attachments,
    headers: { ...AUTOMATIC, ...list, ...leaving, ...checkedHeaders(message.headers ?? {}) },
    baseBoundary: boundaryOf(message),
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'windows',
  });
  return composer.compile().build();
}

/** Hashing the content in keeps it out of what the content's author can foresee. What is one recipient's own is left out, so that their mails differ in that alone. */
function boundaryOf({ subject, html, text, files = [] }: MailMessage): string {
  const content = [subject, withoutTokens(html), withoutTokens(text), ...files.map(fingerprintOf)];
  return hash('sha256', JSON.stringify(content), 'hex').slice(0, 32);
}

/** Bytes go as base64: nothing on the way takes lines apart or ends them otherwise. */
function attachmentOf({ name, contentType, bytes, cid }: MailFile) {
  return {
    filename: name,
    contentType,
    content: Buffer.from(bytes),
    contentTransferEncoding: 'base64' as const,
    contentDisposition: cid === undefined ? ('attachment' as const) : ('inline' as const),
    ...(cid !== undefined && { cid }),
  };
}

function fingerprintOf({ name, bytes }: MailFile): string {
  return `${name} ${hash('sha256', bytes)}`;
}

/** Names and values of further header lines. @throws MailError mail.invalid that names the rule */
export function checkedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name) || RESERVED.test(name)) {
      throw invalid('headers', 'a name is not made of letters, digits and hyphens, or is one that the message sets itself');
    }
    parseHeaderText(`headers.${name}`, value);
  }
  return { ...headers };
}
