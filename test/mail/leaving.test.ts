/** How a reader's mail program can leave for them, and copies that name nobody, as they reach a real mail server. */

import { simpleParser } from 'mailparser';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { composeMessage, type MailMessage } from '../../src/mail/message.ts';
import { refusalOf, sampleMessage } from './mail-sender.contract.ts';
import { misbehaving, sendTo } from './transports/misbehaving-server.ts';

const URL_OF_READER = `https://digest.example.com/api/unsubscribe?token=${'eyJ0eXAi'.repeat(60)}.x_-`;

/** The header lines of a message, unfolded by nobody. */
async function headersOf(change: Partial<MailMessage>): Promise<readonly string[]> {
  const text = `${await composeMessage({ ...sampleMessage(), ...change })}`;
  return (text.split('\r\n\r\n')[0] ?? '').split('\r\n');
}

describe('a mail that its reader can leave by', () => {
  test('has the address on one line, however long it is, and the one click of RFC 8058 beside it', async () => {
    const lines = await headersOf({ unsubscribe: URL_OF_READER });
    expect(lines.filter((line) => line.startsWith('List-Unsubscribe'))).toEqual([
      `List-Unsubscribe: <${URL_OF_READER}>`,
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ]);
  });

  test('has no one click where its address is not https, which mail programs do not ask', async () => {
    const url = 'http://127.0.0.1:7071/api/unsubscribe?token=x';
    const lines = await headersOf({ unsubscribe: url });
    expect(lines.filter((line) => line.startsWith('List-Unsubscribe'))).toEqual([`List-Unsubscribe: <${url}>`]);
  });

  test('reaches a mail server with both', async () => {
    const { port, arrived } = await misbehaving({ disabledCommands: ['STARTTLS'] });
    await sendTo(port, { change: { unsubscribe: URL_OF_READER } });
    const mail = await simpleParser(arrived[0] ?? '');
    expect(mail.headers.get('list')).toMatchObject({ unsubscribe: { url: URL_OF_READER } });
    expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
  });

  test('is another message than one without', async () => {
    expect((await headersOf({ unsubscribe: undefined })).filter((line) => /^List-Unsub/.test(line))).toEqual([]);
  });

  test.each([
    ['no address', 'leave this list here'],
    ['plain http to elsewhere', 'http://digest.example.com/x'],
    ['another scheme', 'mailto:leave@example.com'],
    ['a line break', 'https://digest.example.com/\r\nBcc: other@example.com'],
    ['a bracket', 'https://digest.example.com/>, <https://other.example.com'],
    ['a blank', 'https://digest.example.com/a b'],
    ['letters outside ASCII', 'https://bücher.example/x'],
    ['more than a line holds', `https://digest.example.com/${'x'.repeat(1_000)}`],
  ])('is refused where that is %s, without a word of it', async (_name, unsubscribe) => {
    const error = await refusalOf(composeMessage({ ...sampleMessage(), unsubscribe }));
    expect(error).toMatchObject({ code: 'mail.invalid', retryable: false });
    expect(error.message).toContain('"unsubscribe"');
    expect(error.message).not.toContain(unsubscribe.slice(8, 14));
  });

  test.each(['List-Unsubscribe', 'list-unsubscribe-post'])('takes no second %s', async (name) => {
    const error = await refusalOf(composeMessage({ ...sampleMessage(), headers: { [name]: '<https://other.example.com>' } }));
    expect(error.message).toContain('one that the message sets itself');
  });
});

describe('a copy for many', () => {
  /** Who the server was told to give it to, beside what it got. */
  async function sentTo(to: string, options: SMTPServerOptions = {}) {
    const recipients: string[] = [];
    const { port, arrived } = await misbehaving({
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        recipients.push(address);
        done();
      },
      ...options,
    });
    await sendTo(port, { change: { to, isForMany: true, messageId: '<same@digest.example.com>', unsubscribe: undefined } });
    return { recipients, bytes: `${arrived[0]}` };
  }

  test('goes to its recipient, and is byte for byte the one that others get', async () => {
    const [ana, jose] = [await sentTo('Ana <ana@example.com>'), await sentTo('"José, the other" <jose@example.org>')];
    expect([ana.recipients, jose.recipients]).toEqual([['ana@example.com'], ['jose@example.org']]);
    expect(ana.bytes).toBe(jose.bytes);
    expect(ana.bytes).not.toMatch(/ana@|jose@|José/);
    expect(ana.bytes).toContain('\r\nTo: "undisclosed-recipients":;\r\n');
    expect((await simpleParser(ana.bytes)).to).toMatchObject({ value: [{ name: 'undisclosed-recipients', group: [] }] });
  });

  test('is refused where its recipient is none', async () => {
    const error = await refusalOf(composeMessage({ ...sampleMessage(), isForMany: true, to: 'a@example.com\r\nBcc: b@example.com' }));
    expect(error).toMatchObject({ code: 'mail.invalid' });
  });
});
