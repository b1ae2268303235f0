/** Mail addresses, headers and identifiers: checked before they can become lines of a message. Errors name the field and the rule, never the address. */
import { MailError } from '../errors.ts';

export interface Mailbox {
  /** Display name, empty without one. */
  readonly name: string;
  readonly address: string;
}

// Stricter than RFC 5322, which allows quotes, comments and groups: parsers disagree on those, and a disagreement is how a mail reaches a stranger.
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/u;
const NAMED = /^(?<name>[^<>@,;:"\\]*)<(?<address>[^<>]+)>$/u;
// RFC 5321 4.5.3.1.3: a path is at most 256 bytes with its angle brackets.
const MAX_ADDRESS_BYTES = 254;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Reads "name@example.com" or "Name <name@example.com>". @throws MailError mail.invalid that names the field and the rule */
export function parseMailbox(field: string, value: string): Mailbox {
  if (INVISIBLE.test(value)) throw invalid(field, 'it holds a line break or another control character');
  const named = NAMED.exec(value.trim())?.groups;
  const address = (named?.address ?? value).trim();
  if (!address.includes('@')) throw invalid(field, 'it has no @');
  if (!ADDRESS.test(address)) throw invalid(field, 'it is not exactly one address, such as name@example.com or Name <name@example.com>');
  if (Buffer.byteLength(address) > MAX_ADDRESS_BYTES) throw invalid(field, `its address is longer than ${MAX_ADDRESS_BYTES} bytes`);
  return { name: named?.name?.trim() ?? '', address };
}

/** A value for one header line. @throws MailError mail.invalid where it holds a control character or is empty */
export function parseHeaderText(field: string, value: string): string {
  if (/\p{Cc}/u.test(value)) throw invalid(field, 'it holds a line break or another control character');
  if (value.trim() === '') throw invalid(field, 'it is empty');
  return value;
}

/** @throws MailError mail.invalid where the id is not of the form <left@right> */
export function parseMessageId(value: string): string {
  if (/^<[\w.+=-]{1,128}@[\w.-]{1,128}>$/.test(value)) return value;
  throw invalid('messageId', 'it is not of the form <left@right>, in letters, digits and . _ + = -');
}

/** A value that breaks a rule; the message does not repeat it, because it may be a mail address. */
export function invalid(field: string, rule: string): MailError {
  return new MailError('mail.invalid', `Cannot compose the message: "${field}": ${rule}`);
}
