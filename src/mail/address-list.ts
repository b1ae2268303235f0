/** Several mail addresses as people write them, or paste them from Outlook. */
import { messageOf } from '../errors.ts';
import { type Mailbox, mailboxOf } from './address.ts';

const QUOTED = /"(?:[^"\\\r\n]|\\.)*"/g;
// Text up to a separator outside double quotes; a quote without its end stays, for mailboxOf() to refuse.
const BETWEEN_SEMICOLONS = /(?:"(?:[^"\\\r\n]|\\.)*"|[^";\r\n]|")+/g;
const BETWEEN_COMMAS = /(?:"(?:[^"\\\r\n]|\\.)*"|[^",]|")+/g;
// "Doe, Jane <jane@example.com>", as Outlook writes it.
const NAME_WITH_COMMA = /^[^<>@"]*<[^<>]*>$/;

/**
 * Reads addresses with commas, semicolons or line breaks between them, each with or without a display name; of one given twice the first.
 * A name with a comma stands in double quotes; it may stand without them in a list whose separators are semicolons or line breaks.
 * @throws Error that says which part breaks what rule, and repeats nothing of it
 */
export function parseMailboxes(text: string): readonly Mailbox[] {
  const parts = partsOf(text);
  const found = new Map<string, Mailbox>();
  for (const [i, part] of parts.entries()) {
    const mailbox = readPart(part, `part ${i + 1} of ${parts.length}`);
    const key = mailbox.address.toLowerCase();
    if (!found.has(key)) found.set(key, mailbox);
  }
  return [...found.values()];
}

function partsOf(text: string): readonly string[] {
  const hasSemicolons = /[;\r\n]/.test(text.replace(QUOTED, ''));
  return trimmed(text.match(BETWEEN_SEMICOLONS)).flatMap((line) =>
    hasSemicolons && NAME_WITH_COMMA.test(line) ? [line] : trimmed(line.match(BETWEEN_COMMAS)),
  );
}

function trimmed(parts: readonly string[] | null): string[] {
  return (parts ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

function readPart(part: string, name: string): Mailbox {
  try {
    return mailboxOf(part);
  } catch (error) {
    throw new Error(`${name}: ${messageOf(error)}`);
  }
}
