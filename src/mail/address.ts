/** Mail addresses, headers and identifiers: checked before they can become lines of a message. Errors name the field and the rule, never the address. */
import { domainToASCII } from 'node:url';
import { MailError, messageOf } from '../errors.ts';
import { invisibleIn } from './invisible.ts';

export interface Mailbox {
  /** Display name, empty without one. */
  readonly name: string;
  /** Its domain is ASCII: xn-- where it is written in other letters. What stands before the @ may hold any letters. */
  readonly address: string;
}

// Stricter than RFC 5322, which allows quotes, comments and groups: parsers disagree on those, and a disagreement is how a mail reaches a stranger.
const ADDRESS = /^(?<local>[^\s@<>()[\]\\,;:"]+)@(?<domain>[^\s@<>()[\]\\,;:"]+)$/u;
// A name is a quoted text, or words without what would make them anything else.
const NAMED = /^(?<name>"(?:[^"\\]|\\.)*"\s*|[^<>@;:"\\]*)<(?<address>[^<>]*)>$/u;
const DOMAIN = /^[\w-]{1,63}(?:\.[\w-]{1,63})*$/;
const OUTSIDE_ASCII = /[^\p{ASCII}]/u;
// RFC 5321 4.5.3.1.3: a path is at most 256 bytes with its angle brackets.
const MAX_ADDRESS_BYTES = 254;
const JOINER = /[\u200c\u200d]/;

/** Reads "name@example.com", "Name <name@example.com>" or "\"Name, first\" <name@example.com>". @throws Error whose message is the rule that is broken ("it has no @") */
export function mailboxOf(value: string): Mailbox {
  const named = NAMED.exec(value.trim())?.groups;
  const text = (named?.address ?? value).trim();
  if (invisibleIn(value) !== undefined || JOINER.test(text)) throw new Error('it holds a line break or another invisible character');
  if (!text.includes('@')) throw new Error('it has no @');
  const { local, domain } = ADDRESS.exec(text)?.groups ?? {};
  if (local === undefined || domain === undefined) {
    throw new Error('it is not exactly one address, such as name@example.com or Name <name@example.com>');
  }
  const address = `${local.normalize('NFC')}@${asciiDomain(domain)}`;
  if (Buffer.byteLength(address) > MAX_ADDRESS_BYTES) throw new Error(`its address is longer than ${MAX_ADDRESS_BYTES} bytes`);
  return { name: unquoted(named?.name ?? ''), address };
}

/** As mailboxOf(). @throws MailError mail.invalid that names the field and the rule */
export function parseMailbox(field: string, value: string): Mailbox {
  try {
    return mailboxOf(value);
  } catch (error) {
    throw invalid(field, messageOf(error));
  }
}

/** The mailbox with a display name, where it has none of its own. @throws Error as mailboxOf() */
export function withDisplayName(value: string, name: string): string {
  const mailbox = mailboxOf(value);
  return mailbox.name === '' ? `${quotedName(name)} <${mailbox.address}>` : value;
}

/** A display name as a quoted text (RFC 5322, 3.2.4). */
export function quotedName(name: string): string {
  return `"${name.replace(/["\\]/g, '\\$&')}"`;
}

/** Whether an address can only be sent to by a server with SMTPUTF8 (RFC 6531): letters outside ASCII before its @. */
export function needsSmtpUtf8({ address }: Mailbox): boolean {
  return OUTSIDE_ASCII.test(address);
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

/** A domain as mail carries it: xn-- where it is written in other letters. @throws Error whose message is the rule */
export function asciiDomain(domain: string): string {
  // One in ASCII stays as it is written: the function would take "127.1" for an IP address.
  const ascii = OUTSIDE_ASCII.test(domain) ? domainToASCII(domain) : domain;
  if (!DOMAIN.test(ascii)) throw new Error('what stands after its @ is no domain');
  return ascii;
}

function unquoted(name: string): string {
  const text = name.trim();
  return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1').trim() : text;
}
