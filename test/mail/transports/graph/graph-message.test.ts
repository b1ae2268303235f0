/** The JSON that Graph gets of a message. */
import { expect, test } from 'vitest';
import { messageOf } from '../../../../src/errors.ts';
import type { MailMessage } from '../../../../src/mail/message.ts';
import { graphMessage, MAX_FILE_BYTES, MAX_REQUEST_BYTES } from '../../../../src/mail/transports/graph/graph-message.ts';
import { sampleMessage } from '../../mail-sender.contract.ts';

const bodyOf = (message: MailMessage, keepsCopy = false) => JSON.parse(`${graphMessage(message, { keepsCopy }).bytes}`);
const file = (sizeBytes: number, name = 'a.csv') => ({ name, contentType: 'text/csv', bytes: new Uint8Array(sizeBytes) });

test('it holds sender, recipient, answers, subject, HTML, headers that begin with x-, and the address for leaving as a property', () => {
  const marker = sampleMessage().messageId.slice(1, 65);
  const list = { id: 'team.proactive-digest.example.com', name: 'Proactive digest' };
  expect(bodyOf({ ...sampleMessage(), replyTo: '"Doe, Jane" <jane@example.com>', list, headers: { 'X-Priority': '1' } })).toEqual({
    message: {
      subject: sampleMessage().subject,
      body: { contentType: 'HTML', content: sampleMessage().html },
      from: { emailAddress: { address: 'digest@example.com', name: 'Proactive digest' } },
      toRecipients: [{ emailAddress: { address: 'reader@example.com' } }],
      replyTo: [{ emailAddress: { address: 'jane@example.com', name: 'Doe, Jane' } }],
      internetMessageHeaders: [
        { name: 'x-proactive-digest-id', value: marker },
        { name: 'x-auto-response-suppress', value: 'All' },
        { name: 'x-list-id', value: '"Proactive digest" <team.proactive-digest.example.com>' },
        { name: 'X-Priority', value: '1' },
      ],
      singleValueExtendedProperties: [
        { id: 'String {fdf63349-adbc-48b6-927e-b90e1a7282ac} Name proactive-digest-id', value: marker },
        { id: 'String 0x1045', value: `<${sampleMessage().unsubscribe}>` },
      ],
    },
    saveToSentItems: false,
  });
});

test('the same message gives the same bytes', () => {
  const bytes = () => graphMessage({ ...sampleMessage(), files: [file(9)] }, { keepsCopy: true }).bytes;
  expect(bytes().equals(bytes())).toBe(true);
});

test('whether a copy stays in Sent Items is said only where none is to', () => {
  expect(bodyOf(sampleMessage(), true)).not.toHaveProperty('saveToSentItems');
});

test('a copy that is the same for all names its reader nowhere but in Bcc', () => {
  const { message } = bodyOf({ ...sampleMessage(), isForMany: true });
  expect(message).not.toHaveProperty('toRecipients');
  expect(message.bccRecipients).toEqual([{ emailAddress: { address: 'reader@example.com' } }]);
});

test('a picture of its HTML is inline under its content id, another file is an attachment', () => {
  const picture = { name: 'logo.png', contentType: 'image/png', bytes: Buffer.from('png'), cid: 'abc@proactive-digest' };
  expect(bodyOf({ ...sampleMessage(), files: [picture, { ...file(3), bytes: Buffer.from('a,b') }] }).message.attachments).toEqual([
    {
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: 'logo.png',
      contentType: 'image/png',
      contentId: 'abc@proactive-digest',
      isInline: true,
      contentBytes: 'cG5n',
    },
    { '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.csv', contentType: 'text/csv', isInline: false, contentBytes: 'YSxi' },
  ]);
});

test.each([
  ['one file below 3 MB', [MAX_FILE_BYTES - 20_000], 0],
  ['one file of 3 MB', [MAX_FILE_BYTES], 1],
  ['two files that are too much together', [2_000_000, 2_000_000], 2],
])('of %s the files stand in the one request, or all of them apart', (_what, sizes, apart) => {
  const made = graphMessage({ ...sampleMessage(), files: sizes.map((size, i) => file(size, `${i}.csv`)) }, { keepsCopy: false });
  expect(made.apart).toHaveLength(apart);
  expect(made.bytes.length).toBeLessThan(MAX_REQUEST_BYTES);
  const body = JSON.parse(`${made.bytes}`);
  // A draft is the message itself.
  expect(apart === 0 ? body.message.attachments : body.subject).toBeDefined();
});

test.each([
  [{ to: 'reader@example.com\r\nBcc: other@example.com' }, '"to": it holds a line break'],
  [{ from: 'a@example.com, b@example.com' }, '"from": it is not exactly one address'],
  [{ subject: 'a\nb' }, '"subject": it holds a line break'],
  [{ messageId: '<a b@c>' }, '"messageId": it is not of the form'],
  [{ unsubscribe: 'http://example.com/' }, '"unsubscribe": it is no https address'],
  [{ headers: { Precedence: 'bulk' } }, '"headers": Graph takes none whose name does not begin with "x-"'],
  [{ headers: { 'X-A': 'a\r\nb' } }, '"headers.X-A": it holds a line break'],
  [{ headers: { 'X-A': '1', 'X-B': '2', 'X-C': '3', 'X-D': '4' } }, '"headers": Graph takes 5 in all'],
  [{ files: [{ ...file(1), name: 'a"b' }] }, '"files": a name is not made of letters'],
])('of %j it makes nothing', (part, rule) => {
  let told = '';
  try {
    graphMessage({ ...sampleMessage(), ...part }, { keepsCopy: false });
  } catch (error) {
    told = messageOf(error);
  }
  expect(told).toContain(rule);
  expect(told).not.toMatch(/(?:reader|other|[ab])@/);
});
