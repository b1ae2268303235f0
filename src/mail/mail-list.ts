/** The list that a mail belongs to, by a name that stays while subjects and brands change (RFC 2919). */
import { encodeWord } from 'nodemailer/lib/mime-funcs';
import { invalid, type Mailbox, parseHeaderText, quotedName } from './address.ts';

export interface MailList {
  /** "default.proactive-digest.contoso.com": unique, for the sender owns the domain. */
  readonly id: string;
  /** For people. */
  readonly name: string;
}

// RFC 2919, 3: "the list identifier MUST NOT exceed 255 characters".
const MAX_LENGTH = 255;
const MAX_WORD = 75;
const OUTSIDE_ASCII = /[^\p{ASCII}]/u;
const ID = /^[\w-]+(?:\.[\w-]+)+$/;

/** Of a subscription, in the domain of its sender and under the sender's name. */
export function listOf(subscription: string, { name, address }: Mailbox): MailList {
  const domain = address.replace(/^.*@/, '');
  return { id: `${subscription.replace(/[^A-Za-z0-9-]+/g, '-')}.proactive-digest.${domain}`, name: name || domain };
}

/** The value of List-Id, in ASCII: the name as a phrase, the id in angle brackets. @throws MailError mail.invalid that names the rule */
export function listHeader({ id, name }: MailList): string {
  if (id.length > MAX_LENGTH || !ID.test(id))
    throw invalid('list', `its id is not labels of letters, digits and hyphens with dots between them, ${MAX_LENGTH} characters at most`);
  return `${phraseOf(parseHeaderText('list', name))} <${id}>`;
}

/** A quoted text, or words in base64 (RFC 2047): nodemailer encodes the headers that it knows alone, and a quoted text holds no encoded word. */
function phraseOf(name: string): string {
  return OUTSIDE_ASCII.test(name) ? encodeWord(name, 'B', MAX_WORD) : quotedName(name);
}
