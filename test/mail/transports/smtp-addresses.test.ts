import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import type { MailMessage } from '../../../src/mail/message.ts';
import { refusalOf } from '../mail-sender.contract.ts';
import { misbehaving, sendTo, startRelay } from './misbehaving-server.ts';

describe('addresses outside ASCII', () => {
  const BOOKS = { from: 'Bücher <d@bücher.example>', to: 'ana@bücher.example' };

  /** What the client says of sender and recipient, in bytes of UTF-8. */
  async function envelopeAt(options: SMTPServerOptions, change: Partial<MailMessage>): Promise<string> {
    const { port, arrived } = await misbehaving({ disabledCommands: ['STARTTLS'], ...options });
    const said: Buffer[] = [];
    const relay = await startRelay(port, (socket) => socket.on('data', (chunk) => said.push(chunk)));
    await sendTo(relay, { change });
    expect(arrived).toHaveLength(1);
    const lines = `${Buffer.concat(said)}`.split('\r\n');
    return lines.filter((line) => /^(?:MAIL|RCPT|To:|From:)/.test(line)).join('\n');
  }

  test('have domains in ASCII in the envelope and in the header, alike', async () => {
    const said = await envelopeAt({}, BOOKS);
    expect(said).toContain('MAIL FROM:<d@xn--bcher-kva.example>');
    expect(said).toContain('RCPT TO:<ana@xn--bcher-kva.example>');
    expect(said).toContain('To: ana@xn--bcher-kva.example');
    expect(said).toMatch(/^From: \S+ <d@xn--bcher-kva\.example>$/m);
    expect(said).not.toContain('SMTPUTF8');
  });

  test('are sent to as they are where the server has SMTPUTF8', async () => {
    const said = await envelopeAt({}, { to: 'josé@bücher.example' });
    expect(said).toMatch(/^MAIL FROM:<digest@example\.com> SMTPUTF8/m);
    expect(said).toContain('RCPT TO:<josé@xn--bcher-kva.example>');
  });

  test.each([
    ['recipient', { to: 'josé@example.com' }, false],
    ['sender', { from: 'josé@example.com' }, true],
  ])(
    "before the @ of the %s are refused where the server has no SMTPUTF8, with the reason; the sender's can be mended",
    async (who, change, retryable) => {
      const { port, arrived } = await misbehaving({ hideSMTPUTF8: true, disabledCommands: ['STARTTLS'] });
      const error = await refusalOf(sendTo(port, { change }));
      expect(error).toMatchObject({ code: 'mail.rejected', retryable });
      expect(error.message).toContain(`does not offer SMTPUTF8, and the ${who}'s address has letters outside ASCII before its @`);
      expect(error.message).not.toContain('josé');
      expect(arrived).toEqual([]);
    },
  );
});
