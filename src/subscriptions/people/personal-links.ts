/** A digest is rendered once for all: where a recipient's own address belongs stands a marker until their mail is made. */
import { randomBytes } from 'node:crypto';
import { html as escaping } from '../../html.ts';

/** What of a mail can hold an address. */
export interface Content {
  readonly html: string;
  readonly text: string;
}

/** An address that leads nowhere (RFC 2606) and that nobody can guess, so that no data can hold it: one a digest. It reads the same in HTML and in text. */
export function newMarker(): string {
  return `https://personal.invalid/${randomBytes(16).toString('hex')}`;
}

/** The content with a recipient's own address in place of each marker. @param url http or https */
export function personalised<Mail extends Content>(content: Mail, marker: string, url: string): Mail {
  const { href } = new URL(url);
  const { markup } = escaping`${href}`;
  // Functions: of a text, "$&" would mean something.
  return { ...content, html: content.html.replaceAll(marker, () => markup), text: content.text.replaceAll(marker, () => href) };
}
