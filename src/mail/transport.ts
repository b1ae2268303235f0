/** One way for mails to leave: the settings it needs, and how its sender is made from them. An entry of the table in transports.ts. */
import type { SettingsReader } from '../environment/reader.ts';
import type { MailSender } from './sender.ts';
import type { Tried, TryOptions } from './tried.ts';

export interface MailTransport<Settings> {
  /** Reads the settings that this transport alone needs; a problem leaves an empty text where the value would be. */
  readonly readSettings: (reader: SettingsReader) => Settings;
  /** Settings that promise something which no other transport keeps: one of them set to "true" beside another transport is told as a problem. @default none */
  readonly promises?: readonly string[];
  /** So many mails leave in a minute at most, unless a setting says otherwise. @default as many as the server takes */
  readonly perMinute?: number;
  /** @throws MailError mail.invalid for settings that no sender can be made from */
  readonly create: (settings: Settings) => MailSender;
  /** Goes as far as it can without a message to anybody. @throws MailError where the other side cannot be reached, or lets nobody in */
  readonly tryOut: (settings: Settings, options: TryOptions) => Promise<Tried>;
}
