/** MAIL_ settings: by what way mails leave, from whom, and who gets the answers. */
import { oneOf, wholeNumber } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { messageOf } from '../errors.ts';
import { mailboxOf } from '../mail/address.ts';
import { allowedDomainOf } from '../mail/allowed-domains.ts';
import { perMinuteOf, readTransport, TRANSPORT_NAMES, type TransportSettings } from '../mail/transports.ts';

export type MailSettings = TransportSettings & {
  /** The sender: "name@example.com" or "Name <name@example.com>". */
  readonly from: string;
  /** Who gets what readers answer, written like `from`; without it the sender does. */
  readonly replyTo: string | undefined;
  /** So many mails leave in a minute at most; undefined = as many as the server takes. */
  readonly perMinute: number | undefined;
  /** Where mails may go, as isAllowedDomain() takes them; undefined = anywhere. */
  readonly allowedDomains: readonly string[] | undefined;
};

const CHOICES = TRANSPORT_NAMES.map((name) => `"${name}"`).join(' or ');

/** Reads them; undefined only where checked() will throw: without a transport nothing is asked of one. */
export function readMail(reader: SettingsReader): MailSettings | undefined {
  const transport = reader.required('MAIL_TRANSPORT', oneOf(TRANSPORT_NAMES), CHOICES);
  const from = reader.required('MAIL_FROM', mailboxText, 'the sender, one mail address') ?? '';
  const replyTo = reader.optional('MAIL_REPLY_TO', mailboxText, undefined);
  const perMinute = reader.optional('MAIL_PER_MINUTE', wholeNumber(1, 6_000), transport && perMinuteOf(transport));
  const allowedDomains = reader.optional('MAIL_ALLOWED_DOMAINS', domainsOf, undefined);
  return transport === undefined ? undefined : { ...readTransport(transport, reader), from, replyTo, perMinute, allowedDomains };
}

function domainsOf(text: string): readonly string[] {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  return [...new Set(parts.map(allowedDomainOf))];
}

function mailboxText(text: string): string {
  try {
    mailboxOf(text);
    return text;
  } catch (error) {
    throw new Error(`must be one mail address, with or without a name: ${messageOf(error)}`);
  }
}
