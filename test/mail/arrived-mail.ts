/** What arrived of a mail, by its fields, in whatever form it was handed over. */
import { simpleParser } from 'mailparser';
import type { MailSender } from '../../src/mail/sender.ts';
import { messageShape, propertyOf, sendMailShape } from '../support/graph/graph-shapes.ts';
import { sampleMessage } from './sample-message.ts';

export interface ArrivedMail {
  /** What it is known by: 64 hexadecimal digits. */
  readonly id: string | undefined;
  readonly subject: string | undefined;
  readonly from: { readonly name: string; readonly address: string } | undefined;
  readonly to: string | undefined;
  readonly html: string | undefined;
  /** The value of List-Unsubscribe. */
  readonly leaving: string | undefined;
  /** Whether it asks for no automatic answers. */
  readonly isAutomatic: boolean;
  /** Undefined where the other side makes it. */
  readonly text: string | undefined;
  readonly date: Date | undefined;
}

/** Reads what a sender has handed over. */
export async function readArrived(sender: MailSender, bytes: Buffer): Promise<ArrivedMail> {
  const { mediaType } = await sender.compose(sampleMessage());
  return mediaType === 'application/json' ? readJson(bytes) : readMime(bytes);
}

async function readMime(bytes: Buffer): Promise<ArrivedMail> {
  const mail = await simpleParser(bytes);
  const [from] = mail.from?.value ?? [];
  const to = [mail.to ?? []].flat().flatMap(({ value }) => value);
  return {
    id: mail.messageId?.slice(1, 65),
    subject: mail.subject,
    from: from && { name: from.name, address: from.address ?? '' },
    to: to[0]?.address,
    html: mail.html === false ? undefined : mail.html,
    leaving: mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line.replace(/^[^:]*: /, ''),
    isAutomatic: mail.headers.get('auto-submitted') === 'auto-generated',
    text: mail.text,
    date: mail.date,
  };
}

function readJson(bytes: Buffer): ArrivedMail {
  const value: unknown = JSON.parse(`${bytes}`);
  const message = sendMailShape.safeParse(value).data?.message ?? messageShape.parse(value);
  const from = message.from?.emailAddress;
  return {
    id: message.internetMessageHeaders?.find(({ name }) => name === 'x-proactive-digest-id')?.value,
    subject: message.subject,
    from: from && { name: from.name ?? '', address: from.address },
    to: message.toRecipients?.[0]?.emailAddress.address,
    html: message.body.content,
    leaving: propertyOf(message, 'String 0x1045'),
    isAutomatic:
      message.internetMessageHeaders?.some(({ name, value: to }) => name === 'x-auto-response-suppress' && to === 'All') ?? false,
    text: undefined,
    date: undefined,
  };
}
