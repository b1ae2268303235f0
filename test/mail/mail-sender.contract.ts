/** What every MailSender promises; transports.test.ts runs it over each transport. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MailError, StoreError } from '../../src/errors.ts';
import type { MailSender, SendPhase } from '../../src/mail/sender.ts';
import { type ArrivedMail, readArrived } from './arrived-mail.ts';
import { sampleMessage } from './sample-message.ts';

export { sampleMessage };

/** A sender with the place where its messages end up. */
export interface SenderUnderTest {
  readonly sender: MailSender;
  /** The messages that arrived, as bytes. */
  arrived(): Promise<readonly Buffer[]>;
  stop(): Promise<void>;
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
      expect(mail).toMatchObject({
        id: message.messageId.slice(1, 65),
        subject: message.subject,
        from: { name: 'Proactive digest', address: 'digest@example.com' },
        to: 'reader@example.com',
        html: message.html,
        leaving: `<${message.unsubscribe}>`,
        isAutomatic: true,
      });
      // Of JSON Graph makes text and date itself.
      if (mail.text !== undefined) expect(mail.text.trimEnd()).toBe(message.text.trimEnd());
      if (mail.date !== undefined) expect(mail.date).toEqual(message.date);
      expect(receipt.response).not.toBe('');
    });

    test('send() hands over the bytes of compose() and tells their number', async () => {
      const { bytes } = await current.sender.compose(sampleMessage());
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
      const mails = await Promise.all((await current.arrived()).map((bytes) => readArrived(current.sender, bytes)));
      expect(mails.map(({ id }) => id).sort()).toEqual(kinds.map((kind) => sampleMessage(kind).messageId.slice(1, 65)).sort());
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

    test('wasSent(), where there is one, tells a message that was taken from one that was not', async () => {
      const { sender } = current;
      await sender.send(sampleMessage());
      expect((await sender.wasSent?.(sampleMessage())) ?? true).toBe(true);
      expect((await sender.wasSent?.(sampleMessage('another'))) ?? false).toBe(false);
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

async function onlyMail({ sender, arrived }: SenderUnderTest): Promise<ArrivedMail> {
  const [bytes, ...others] = await arrived();
  expect(others).toEqual([]);
  return readArrived(sender, bytes ?? Buffer.alloc(0));
}
