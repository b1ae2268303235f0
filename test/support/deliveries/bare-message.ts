/** A message as a mail server got it, without what is one person's own: taken out of the bytes themselves, apart from how the app does it. */

const ID = '0'.repeat(64);
// A token may be broken by the soft line breaks of quoted-printable wherever it likes.
const SOFT = '(?:=\\r\\n)?';
const PART = `(?:${SOFT}[\\w-])+`;
const TOKEN = new RegExp(`e${SOFT}y${SOFT}J${PART}${SOFT}\\.${PART}${SOFT}\\.${PART}`, 'g');

/** Of MIME. The end of the last line is the transport's own. */
export function bareMime(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  const head = message
    .slice(0, end)
    .replace(/^(Message-ID:\s+<)[0-9a-f]{64}@/m, `$1${ID}@`)
    .replace(/^To: (?!"?undisclosed).*(?:\r\n[ \t].*)*/m, 'To: recipient@personal.invalid')
    .replace(/^Reply-To: .*(?:\r\n[ \t].*)*/m, 'Reply-To: answers@personal.invalid');
  return withoutTokens(`${head}${message.slice(end)}`).trimEnd();
}

/** Of the JSON that Graph gets, whose mails go to one recipient each. */
export function bareJson(body: string, recipient: string, marker: string): string {
  const to = /"(to|bcc)Recipients":\[\{"emailAddress":\{[^}]*\}\}\]/;
  if (!to.exec(body)?.[0].includes(recipient)) throw new Error('The message is to somebody else');
  const bare = body
    .replace(to, (_, field) => `"${field}Recipients":[{"emailAddress":{"address":"recipient@personal.invalid"}}]`)
    .replace(/"replyTo":\[\{"emailAddress":\{[^}]*\}\}\]/, '"replyTo":[{"emailAddress":{"address":"answers@personal.invalid"}}]')
    .replaceAll(marker, ID);
  return withoutTokens(bare);
}

function withoutTokens(text: string): string {
  return text.replace(TOKEN, (token) => token.replace(/=\r\n|[\w-]/g, (part) => (part.length > 1 ? part : 'x')));
}
