/** Every way for mails to leave: one entry a value of MAIL_TRANSPORT. test/mail/transports.test.ts runs the contract of senders over each. */
import { asText } from '../environment/parsers.ts';
import type { SettingsReader } from '../environment/reader.ts';
import type { MailSender } from './sender.ts';
import type { MailTransport } from './transport.ts';
import { graphTransport } from './transports/graph/graph.ts';
import { outboxTransport } from './transports/outbox.ts';
import { smtpTransport } from './transports/smtp.ts';
import type { Tried, TryOptions } from './tried.ts';

const TABLE = {
  graph: graphTransport,
  smtp: smtpTransport,
  outbox: outboxTransport,
} as const;

export type TransportName = keyof typeof TABLE;

type SettingsOf = { readonly [Name in TransportName]: ReturnType<(typeof TABLE)[Name]['readSettings']> };
/** The transport that is chosen, with its own settings. */
export type TransportSettings<Name extends TransportName = TransportName> = { readonly transport: Name } & SettingsOf[Name];

// Declared by name, so that the compiler sees that an entry gets the settings it has read.
const TRANSPORTS: { readonly [Name in TransportName]: MailTransport<SettingsOf[Name]> } = TABLE;

export const TRANSPORT_NAMES = Object.keys(TABLE) as TransportName[];

/** The settings of a transport. Problems are the reader's to tell. */
export function readTransport<Name extends TransportName>(transport: Name, reader: SettingsReader): TransportSettings<Name> {
  for (const [other, { promises = [] }] of Object.entries(TRANSPORTS)) {
    for (const name of other === transport ? [] : promises) {
      if (reader.optional(name, asText, '') === 'true')
        reader.problem(`${name} must not be "true" without MAIL_TRANSPORT=${other}: ${transport} cannot do it`);
    }
  }
  return { transport, ...TRANSPORTS[transport].readSettings(reader) };
}

/** So many mails leave in a minute at most where no setting says otherwise; undefined = as many as the server takes. */
export function perMinuteOf(transport: TransportName): number | undefined {
  return TRANSPORTS[transport].perMinute;
}

/** Tries the transport that is chosen, without a message to anybody. @throws MailError */
export function tryTransport<Name extends TransportName>(settings: TransportSettings<Name>, options: TryOptions): Promise<Tried> {
  return TRANSPORTS[settings.transport].tryOut(settings, options);
}

/** The sender of the transport that is chosen. @throws MailError mail.invalid */
export function createMailSender<Name extends TransportName>(settings: TransportSettings<Name>): MailSender {
  return TRANSPORTS[settings.transport].create(settings);
}
