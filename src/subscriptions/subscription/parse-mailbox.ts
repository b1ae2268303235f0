/** A recipient as people write one: a text such as "Ana <ana@contoso.com>", or an object with name and address. */
import { type Mailbox, mailboxOf, quotedName } from '../../mail/address.ts';
import { invisibleIn } from '../../mail/invisible.ts';

export type WrittenMailbox = string | { readonly name?: string | undefined; readonly address: string };

/** Longest name of a person, a list or a subscription, characters. */
const MAX_NAME = 100;
// What can stand in front of <address> without quotes, whoever reads it.
const PLAIN = /^[\p{L}\p{M}\p{N} .'_-]+$/u;

/** The rule that a text for one line of a mail breaks; undefined where it breaks none. */
export function brokenLineRule(text: string): string | undefined {
  if (invisibleIn(text) !== undefined) return 'it holds a line break or another invisible character';
  if (!text.isWellFormed()) return 'it holds half a character';
  return text.length > MAX_NAME ? `it is longer than ${MAX_NAME} characters` : undefined;
}

/** @throws Error whose message is the rule that is broken; the address is not repeated */
export function parseMailboxField(written: WrittenMailbox): Mailbox {
  const { name = '', address } = typeof written === 'string' ? mailboxOf(written) : written;
  const read = mailboxOf(address);
  if (read.name !== '') throw new Error('its "address" is an address and a name: give the name as "name"');
  const rule = brokenLineRule(name);
  if (rule !== undefined) throw new Error(`its name is wrong: ${rule}`);
  return { name: name.trim(), address: read.address };
}

/** As people write it; parseMailboxField() gives the same mailbox back. */
export function writtenMailbox({ name, address }: Mailbox): string {
  if (name === '') return address;
  return PLAIN.test(name) ? `${name} <${address}>` : `${quotedName(name)} <${address}>`;
}
