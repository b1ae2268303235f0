/** MAIL_ settings: by what way mails leave, and from whom. */
import { addressOf, oneOf } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import { readTransport, TRANSPORT_NAMES, type TransportSettings } from '../mail/transports.ts';

export type MailSettings = TransportSettings & {
  /** The sender, one address. */
  readonly from: string;
};

const CHOICES = TRANSPORT_NAMES.map((name) => `"${name}"`).join(' or ');

/** Reads them; undefined only where checked() will throw: without a transport nothing is asked of one. */
export function readMail(reader: SettingsReader): MailSettings | undefined {
  const transport = reader.required('MAIL_TRANSPORT', oneOf(TRANSPORT_NAMES), CHOICES);
  const from = reader.required('MAIL_FROM', addressOf, 'the sender, one mail address') ?? '';
  return transport === undefined ? undefined : { ...readTransport(transport, reader), from };
}
