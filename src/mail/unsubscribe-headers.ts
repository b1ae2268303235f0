/** How a mail program lets its reader leave: List-Unsubscribe (RFC 2369), and the one click of RFC 8058. */
import { isLoopback } from '../is-loopback.ts';
import { invalid } from './address.ts';

/** What stands in the body of a one-click request (RFC 8058, 3.1). */
export const ONE_CLICK = { name: 'List-Unsubscribe', value: 'One-Click' } as const;

// RFC 5322, 2.1.1: a line has at most 998 characters; "List-Unsubscribe: <>" has 20.
const MAX_LENGTH = 978;
// Printable ASCII but the brackets that the address stands in.
const PLAIN = /^[!-;=?-~]+$/;

/** A line each, and never folded: some programs read no further than the first line. Plain http is for this machine, where no mail program clicks. @throws MailError mail.invalid that names the rule */
export function unsubscribeHeaders(url: string): Readonly<Record<string, { readonly prepared: true; readonly value: string }>> {
  const { protocol, origin } = parse(url);
  const line = (value: string) => ({ prepared: true, value }) as const;
  if (protocol === 'http:' && isLoopback(origin)) return { 'List-Unsubscribe': line(`<${url}>`) };
  if (protocol !== 'https:') throw invalid('unsubscribe', 'it is no https address (http only on this machine)');
  return { 'List-Unsubscribe': line(`<${url}>`), 'List-Unsubscribe-Post': line(`${ONE_CLICK.name}=${ONE_CLICK.value}`) };
}

function parse(url: string): URL {
  if (!PLAIN.test(url) || !URL.canParse(url)) throw invalid('unsubscribe', 'it is no address in ASCII, without blanks and "<" or ">"');
  if (url.length > MAX_LENGTH) throw invalid('unsubscribe', `it is longer than the ${MAX_LENGTH} characters of a header line`);
  return new URL(url);
}
