/** What every MailSender promises; transports.test.ts runs it over each transport. */
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MailError, StoreError } from '../../src/errors.ts';
import { composeMessage, type MailMessage, messageIdOf } from '../../src/mail/message.ts';
import type { MailSender, SendPhase } from '../../src/mail/sender.ts';

/** A sender with the place where its messages end up. */
export interface SenderUnderTest {
  readonly sender: MailSender;
  /** The messages that arrived, as bytes. */
  arrived(): Promise<readonly Buffer[]>;
  stop(): Promise<void>;
}

/** A message that is valid, with text beyond ASCII and lines longer than SMTP allows. */
export function sampleMessage(kind = 'scheduled'): MailMessage {
  return {
    messageId: messageIdOf({ subscription: 'team', period: '2026-11-22', kind, recipient: 'reader@example.com' }, 'digest.example.com'),
    from: 'Proactive digest <digest@example.com>',
    to: 'reader@example.com',
    subject: 'Proactive engagement, Sun 22 Nov 2026: 1,204 deliveries – ação 日本',
    html: `<p>Ação – 日本</p>\n.\n<p>${'long '.repeat(600)}</p>`,
    text: 'Ação – 日本\n.\nthe line above is a single full stop\n',
    date: new Date('2026-11-23T06:05:12Z'),
    unsubscribe: 'https://digest.example.com/api/unsubscribe?token=eyJ0eXAi.eyJzdWIi.x_-',
  };
}

export function describeMailSender(name: string, start: () => Promise<SenderUnderTest>): void {
  describe(`${name} as a MailSender`, () => {
    let current: SenderUnderTest;
    beforeEach(async () => {
      current = await start();
    });
    afterEach(() => current.stop());

    test('send() delivers every part of the message unchanged', async () => {
      const message = sampleMessage();
      const receipt = await current.sender.send(message);
      const mail = await onlyMail(current);
      expect(mail.messageId).toBe(message.messageId);
      expect(mail.subject).toBe(message.subject);
      expect(mail.from?.value).toEqual([{ name: 'Proactive digest', address: 'digest@example.com' }]);
      expect(mail.to).toMatchObject({ value: [{ name: '', address: 'reader@example.com' }] });
      expect(mail.date).toEqual(message.date);
      expect(mail.html).toBe(message.html);
      expect(mail.text?.trimEnd()).toBe(message.text.trimEnd());
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      expect(receipt.response).not.toBe('');
    });

    test('send() hands over the bytes of composeMessage() and tells their number', async () => {
      const bytes = await composeMessage(sampleMessage());
      const { sizeBytes } = await current.sender.send(sampleMessage());
      const [arrived] = await current.arrived();
      expect(sizeBytes).toBe(bytes.length);
      expect(`${arrived}`.trimEnd()).toBe(`${bytes}`.trimEnd());
    });

    test('isIdempotent says whether sending a message twice leaves one', async () => {
      await current.sender.send(sampleMessage());
      await current.sender.send(sampleMessage());
      expect(await current.arrived()).toHaveLength(current.sender.isIdempotent ? 1 : 2);
    });

    test('send() keeps messages that are sent at the same time apart', async () => {
      const kinds = Array.from({ length: 12 }, (_, i) => `resend ${i}`);
      await Promise.all(kinds.map((kind) => current.sender.send(sampleMessage(kind))));
      const mails = await Promise.all((await current.arrived()).map((bytes) => simpleParser(bytes)));
      expect(mails.map((mail) => mail.messageId).sort()).toEqual(kinds.map((kind) => sampleMessage(kind).messageId).sort());
    });

    test('send() hands nothing over once its signal has fired', async () => {
      const error = await refusalOf(current.sender.send(sampleMessage(), { signal: AbortSignal.abort() }));
      expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
      expect(await current.arrived()).toEqual([]);
    });

    test('send() tells that the hand-over begins before anything arrives, unless a repeat does no harm', async () => {
      const told: [SendPhase, number][] = [];
      await current.sender.send(sampleMessage(), { onPhase: async (phase) => void told.push([phase, (await current.arrived()).length]) });
      if (!current.sender.isIdempotent) expect(told.at(-1)).toEqual(['handing over', 0]);
    });

    test('send() hands nothing over where nobody could note that it begins, unless a repeat does no harm', async () => {
      const error = new StoreError('store.unavailable', 'Cannot write the document');
      const sending = current.sender.send(sampleMessage(), {
        onPhase: async (phase) => (phase === 'handing over' ? Promise.reject(error) : undefined),
      });
      if (current.sender.isIdempotent) return void (await sending);
      await expect(sending).rejects.toBe(error);
      expect(await current.arrived()).toEqual([]);
      await current.sender.send(sampleMessage('another'));
      expect(await current.arrived()).toHaveLength(1);
    });

    test.each([
      ['to', 'reader@example.com\r\nBcc: other@example.com'],
      ['to', 'reader@example.com, other@example.com'],
      ['to', 'reader'],
      ['from', 'digest@example.com\nX-Header: 1'],
    ] as const)('send() refuses a %s field such as %j without repeating it', async (field, value) => {
      const error = await refusalOf(current.sender.send({ ...sampleMessage(), [field]: value }));
      expect(error).toMatchObject({ code: 'mail.invalid', retryable: false });
      expect(error.message).toContain(`"${field}"`);
      expect(error.message).not.toContain('reader');
      expect(error.message).not.toContain('digest@');
      expect(await current.arrived()).toEqual([]);
    });

    test('send() is refused after close()', async () => {
      await current.sender.close();
      expect(await refusalOf(current.sender.send(sampleMessage()))).toMatchObject({ code: 'mail.unreachable' });
      expect(await current.arrived()).toEqual([]);
    });
  });
}

/** The MailError that a send ends with. */
export async function refusalOf(sending: Promise<unknown>): Promise<MailError> {
  const outcome = await sending.catch((error: unknown) => error);
  if (outcome instanceof MailError) return outcome;
  throw new Error('Expected a MailError', { cause: outcome });
}

async function onlyMail({ arrived }: SenderUnderTest): Promise<ParsedMail> {
  const [bytes, ...others] = await arrived();
  expect(others).toEqual([]);
  return simpleParser(bytes ?? '');
}
