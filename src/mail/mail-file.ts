/** A file that a mail carries, and the name by which its HTML shows one. */
import { hash } from 'node:crypto';
import { invalid } from './address.ts';

export interface MailFile {
  /** ASCII without quotes: what the reader's program saves it as. */
  readonly name: string;
  /** Media type, with its parameters. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** Content-ID without angle brackets: the HTML shows it as "cid:...". Without one it is an attachment. */
  readonly cid?: string;
}

/** The same bytes have the same Content-ID (RFC 2392), which no other file of a mail has. */
export function contentIdOf(bytes: Uint8Array): string {
  return `${hash('sha256', bytes, 'hex').slice(0, 32)}@proactive-digest`;
}

const NAME = /^\w[\w.+-]{0,120}$/;
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:; [\w-]+=[\w-]+)*$/;
const CONTENT_ID = /^[\w.+-]{1,64}@[\w.-]{1,64}$/;

/** Names and types become header lines. @throws MailError mail.invalid that names the field and the rule */
export function checkedFile(file: MailFile): MailFile {
  if (!NAME.test(file.name)) throw invalid('files', 'a name is not made of letters, digits and . _ + -');
  if (!MEDIA_TYPE.test(file.contentType)) throw invalid('files', 'a content type is none');
  if (file.cid !== undefined && !CONTENT_ID.test(file.cid)) throw invalid('files', 'a content id is not of the form left@right');
  return file;
}
