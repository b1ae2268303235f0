/** What a mail carries, and of which list it is: read back by a parser of its own, from the bytes. */
import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { contentIdOf, type MailFile } from '../../src/mail/mail-file.ts';
import { listOf } from '../../src/mail/mail-list.ts';
import { composeMessage } from '../../src/mail/message.ts';
import { pngOf } from './images.ts';
import { refusalOf, sampleMessage } from './mail-sender.contract.ts';

const PNG = pngOf(40, 20);
const LOGO: MailFile = { name: 'logo.png', contentType: 'image/png', bytes: PNG, cid: contentIdOf(PNG) };
const CSV: MailFile = {
  name: 'report-2026-11-22_UTC.zip',
  contentType: 'application/zip',
  bytes: Buffer.from([80, 75, 5, 6, 13, 10, 0, 255]),
};
const JSON_FILE: MailFile = { name: 'report-2026-11-22_UTC.json', contentType: 'application/json', bytes: Buffer.from('{"name": "Ação"}') };
const HTML = `<p><img src="cid:${LOGO.cid}" alt="Contoso"> Ação</p>`;
const CARRYING = { ...sampleMessage(), html: HTML, files: [LOGO, CSV, JSON_FILE] };

/** Encoded words beside each other are one text (RFC 2047, 6.2). */
function decoded(words: string): string {
  return words
    .split(' ')
    .map((word) => Buffer.from(/^=\?UTF-8\?B\?([\w+/=]+)\?=$/.exec(word)?.[1] ?? '?', 'base64').toString())
    .join('');
}

/** "multipart/mixed(text/plain,...)": the parts of a message as a tree. */
function structureOf(message: Buffer): string {
  const [head = '', ...rest] = `${message}`.split('\r\n\r\n');
  const boundary = /^Content-Type: multipart\/\w+;[^\r]*\r\n\s+boundary="([^"]+)"/m.exec(head)?.[1];
  const type = /^Content-Type: ([\w./+-]+)/m.exec(head)?.[1] ?? 'none';
  if (boundary === undefined) return type;
  const parts = rest.join('\r\n\r\n').split(`--${boundary}`).slice(1, -1);
  return `${type}(${parts.map((part) => structureOf(Buffer.from(part.replace(/^\r\n/, '')))).join(',')})`;
}

describe('the files of a message', () => {
  test('arrive whole, with their names and types; the image of the HTML is none of the attachments', async () => {
    const mail = await simpleParser(await composeMessage(CARRYING), { skipImageLinks: true });
    expect(
      mail.attachments.map(({ filename, contentType, cid, related = false, content }) => [filename, contentType, cid, related, content]),
    ).toEqual([
      [LOGO.name, LOGO.contentType, LOGO.cid, true, LOGO.bytes],
      [CSV.name, CSV.contentType, undefined, false, CSV.bytes],
      [JSON_FILE.name, JSON_FILE.contentType, undefined, false, JSON_FILE.bytes],
    ]);
    expect(mail.html).toBe(HTML);
  });

  test('stand round the text as mail programs expect them', async () => {
    const shape = async (files: readonly MailFile[]) => structureOf(await composeMessage({ ...CARRYING, files }));
    const image = 'multipart/alternative(text/plain,multipart/related(text/html,image/png))';
    expect(await shape([])).toBe('multipart/alternative(text/plain,text/html)');
    expect(await shape([LOGO])).toBe(image);
    expect(await shape([CSV, JSON_FILE])).toBe(
      'multipart/mixed(multipart/alternative(text/plain,text/html),application/zip,application/json)',
    );
    expect(await shape([LOGO, CSV])).toBe(`multipart/mixed(${image},application/zip)`);
  });

  test('leave the same message the same bytes, and another file another boundary', async () => {
    const [first, again] = [await composeMessage(CARRYING), await composeMessage({ ...CARRYING, files: [...CARRYING.files] })];
    expect(first.equals(again)).toBe(true);
    const other = await composeMessage({ ...CARRYING, files: [LOGO, { ...CSV, bytes: Buffer.from('x') }, JSON_FILE] });
    const boundaryOf = (bytes: Buffer) => /boundary="([^"]+)"/.exec(`${bytes}`)?.[1];
    expect(boundaryOf(other)).not.toBe(boundaryOf(first));
  });

  test.each([
    ['a name that ends the header', { ...CSV, name: 'a"\r\nBcc: x@y.example' }, 'a name is not made of'],
    ['a name with a folder', { ...CSV, name: '../report.zip' }, 'a name is not made of'],
    ['a type that is none', { ...CSV, contentType: 'zip\r\nBcc: x' }, 'a content type is none'],
    ['a content id that is none', { ...LOGO, cid: 'a>\r\nBcc: x' }, 'a content id is not'],
  ])('with %s are refused', async (_, file, rule) => {
    const error = await refusalOf(composeMessage({ ...CARRYING, files: [file] }));
    expect(error).toMatchObject({ code: 'mail.invalid', retryable: false });
    expect(error.message).toContain(rule);
    expect(error.message).not.toContain('Bcc');
  });
});

describe('the list of a message', () => {
  test.each([
    'Contoso outreach',
    'Contoso "outreach", Inc. \\ x',
    'Equipa Ação 日本',
    'とても長い名前のコンタクトセンターからのまいにちのダイジェスト、そしてさらに続く',
  ])('named %s is one header of RFC 2919, in ASCII', async (name) => {
    const bytes = await composeMessage({ ...sampleMessage(), list: listOf('default', { name, address: 'd@mail.contoso.example' }) });
    const header = /^List-Id:([\s\S]*?)\r\n(?!\s)/im.exec(`${bytes}`)?.[1] ?? '';
    expect(header.replace(/\r\n/g, '')).toMatch(/ <default\.proactive-digest\.mail\.contoso\.example>$/);
    expect(header).toMatch(/^[\x20-\x7e\r\n]+$/);
    expect(Math.max(...header.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    const phrase = header
      .replace(/\r\n/g, '')
      .replace(/ <[^<]*$/, '')
      .trim();
    expect(phrase.startsWith('"') ? phrase.slice(1, -1).replace(/\\(.)/g, '$1') : decoded(phrase)).toBe(name);
  });

  test('has an id of letters, digits, hyphens and dots whatever the subscription is called, and none where there is no list', async () => {
    expect(listOf('Team A/B', { name: '', address: 'd@b.example' })).toEqual({
      id: 'Team-A-B.proactive-digest.b.example',
      name: 'b.example',
    });
    expect(`${await composeMessage(sampleMessage())}`).not.toMatch(/^List-Id:/im);
    const error = await refusalOf(composeMessage({ ...sampleMessage(), list: { id: 'a>\r\nBcc: x', name: 'x' } }));
    expect(error.message).toContain('"list": its id is not labels');
  });
});
