import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { parseMailbox } from '../../src/mail/address.ts';
import { composeMessage, messageIdOf } from '../../src/mail/message.ts';
import { refusalOf, sampleMessage } from './mail-sender.contract.ts';

const PARTS = { subscription: 'team', period: '2026-11-22', kind: 'scheduled', recipient: 'reader@example.com' };

describe('messageIdOf()', () => {
  test('gives the same parts the same id, which holds nothing of the address', () => {
    const id = messageIdOf(PARTS, 'digest.example.org');
    expect(messageIdOf({ ...PARTS }, 'digest.example.org')).toBe(id);
    expect(id).toMatch(/^<[0-9a-f]{64}@digest\.example\.org>$/);
  });

  test.each(Object.keys(PARTS))('gives another id where %s differs', (part) => {
    expect(messageIdOf({ ...PARTS, [part]: 'other' }, 'a.example')).not.toBe(messageIdOf(PARTS, 'a.example'));
  });

  test('keeps parts apart that would read the same when joined', () => {
    const [left, right] = [
      { ...PARTS, subscription: 'a', period: 'bc' },
      { ...PARTS, subscription: 'ab', period: 'c' },
    ];
    expect(messageIdOf(left, 'a.example')).not.toBe(messageIdOf(right, 'a.example'));
  });

  test('refuses a domain that would end the header line', () => {
    expect(() => messageIdOf(PARTS, 'a.example>\r\nBcc: x')).toThrow(expect.objectContaining({ code: 'mail.invalid' }));
  });
});

describe('composeMessage()', () => {
  test('gives the same message the same bytes', async () => {
    expect(await composeMessage(sampleMessage())).toEqual(await composeMessage(sampleMessage()));
  });

  test('writes no line longer than the 998 bytes of RFC 5322, and ends each with CR LF', async () => {
    const text = (await composeMessage(sampleMessage())).toString('latin1');
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('keeps content that looks like a boundary inside its part', async () => {
    const first = `${await composeMessage(sampleMessage())}`;
    const boundary = /boundary="([^"]+)"/.exec(first)?.[1] ?? '';
    expect(boundary).not.toBe('');
    const text = `--${boundary}\r\nContent-Type: text/html\r\n\r\n<b>injected</b>\r\n--${boundary}--`;
    const mail = await simpleParser(await composeMessage({ ...sampleMessage(), text }));
    expect(mail.html).toBe(sampleMessage().html);
    expect(mail.text).toContain('<b>injected</b>');
  });

  test.each([
    'Contoso, Inc. <digest@example.com>',
    '"Doe; \\"Jane\\" \\\\ <x>" <digest@example.com>',
    '"x @other.example, y" <digest@example.com>',
    'Equipa Ação 日本 <digest@example.com>',
  ])('names %s as the sender and as who gets the answers, as one mailbox', async (value) => {
    const mail = await simpleParser(await composeMessage({ ...sampleMessage(), from: value, replyTo: value }));
    const { name, address } = parseMailbox('from', value);
    expect(mail.from?.value).toEqual([{ name, address }]);
    expect(mail.replyTo?.value).toEqual([{ name, address }]);
  });

  test('has no Reply-To where the message names none', async () => {
    expect(`${await composeMessage(sampleMessage())}`).not.toMatch(/^Reply-To:/im);
  });

  test('writes domains in ASCII into every header', async () => {
    const message = { ...sampleMessage(), from: 'D <d@bücher.example>', to: 'ana@bücher.example', replyTo: 'r@bücher.example' };
    const text = `${await composeMessage(message)}`;
    for (const header of ['From: D <d', 'To: ana', 'Reply-To: r']) expect(text).toContain(`${header}@xn--bcher-kva.example`);
    expect(text).not.toMatch(/b\xfccher/);
  });

  test.each([
    ['subject', { subject: 'Hello\r\nBcc: other@example.com' }],
    ['subject', { subject: '  ' }],
    ['messageId', { messageId: '<a@b>\r\nBcc: x' }],
    ['replyTo', { replyTo: 'answers@example.com\r\nBcc: other@example.com' }],
    ['replyTo', { replyTo: 'answers@example.com, other@example.com' }],
    ['from', { from: '"a\r\nBcc: other@example.com" <digest@example.com>' }],
    ['date', { date: new Date(Number.NaN) }],
    ['headers', { headers: { Bcc: 'other@example.com' } }],
    ['headers', { headers: { 'X-A\r\nBcc': '1' } }],
    ['headers.X-A', { headers: { 'X-A': '1\r\nBcc: other@example.com' } }],
  ] as const)('refuses a %s that would write a header of its own or none', async (field, change) => {
    const error = await refusalOf(composeMessage({ ...sampleMessage(), ...change }));
    expect(error).toMatchObject({ code: 'mail.invalid', retryable: false });
    expect(error.message).toContain(`"${field}"`);
    expect(error.message).not.toContain('other@example.com');
  });
});

describe('parseMailbox()', () => {
  test.each([
    ['a.b+c@mail.example.com', { name: '', address: 'a.b+c@mail.example.com' }],
    ['Team Digest <digest@example.com>', { name: 'Team Digest', address: 'digest@example.com' }],
    ['Equipa Ação <a@exemplo.pt>', { name: 'Equipa Ação', address: 'a@exemplo.pt' }],
    ['Contoso, Inc. <a@b.example>', { name: 'Contoso, Inc.', address: 'a@b.example' }],
    ['"Contoso; \\"outreach\\" @ \\\\ night" <a@b.example>', { name: 'Contoso; "outreach" @ \\ night', address: 'a@b.example' }],
    ['<a@b.example>', { name: '', address: 'a@b.example' }],
    ['ana@Bücher.example', { name: '', address: 'ana@xn--bcher-kva.example' }],
    ['jose\u0301@例え.テスト', { name: '', address: 'josé@xn--r8jz45g.xn--zckzah' }],
  ])('reads %j', (value, mailbox) => {
    expect(parseMailbox('from', value)).toEqual(mailbox);
  });

  test.each([
    ['nobody', 'it has no @'],
    ['', 'it has no @'],
    ['a@b@c', 'not exactly one address'],
    ['a@b.example, c@d.example', 'not exactly one address'],
    ['a@b.example;c@d.example', 'not exactly one address'],
    ['"x@evil.example"@b.example', 'not exactly one address'],
    ['group: a@b.example;', 'not exactly one address'],
    ['a@b.example <c@d.example>', 'not exactly one address'],
    ['a@b.example\r\nBcc: c@d.example', 'invisible character'],
    ['a\u202E@b.example', 'invisible character'],
    ['a\u200d@b.example', 'invisible character'],
    ['می\u200cخواهم <a@b\u200c.example>', 'invisible character'],
    [`${'a'.repeat(250)}@b.example`, 'longer than 254 bytes'],
    ['a@b..example', 'no domain'],
    ['a@\u2488.example', 'no domain'],
    ['"Name\r\nBcc: c@d.example" <a@b.example>', 'invisible character'],
    ['"Name <a@b.example>', 'not exactly one address'],
    ['Name <>', 'it has no @'],
  ])('refuses %j and names the rule', (value, rule) => {
    expect(() => parseMailbox('to', value)).toThrow(
      expect.objectContaining({ code: 'mail.invalid', message: expect.stringContaining(rule) }),
    );
  });
});
