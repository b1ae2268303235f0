/** A message without what is one person's own: composed, it is what the recipient gets but for that, whatever their token holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymousMessage } from '../../src/mail/anonymous-message.ts';
import { composeMessage, type MailMessage } from '../../src/mail/message.ts';
import { graphMessage } from '../../src/mail/transports/graph/graph-message.ts';
import { bareJson, bareMime } from '../support/deliveries/bare-message.ts';
import { sampleMessage } from './mail-sender.contract.ts';

const RUNS = 200;
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
const part = (minLength: number, maxLength: number) => fc.string({ unit: letter, minLength, maxLength });
const token = fc.tuple(part(20, 60), part(90, 200), part(43, 43)).map(([head, claims, signature]) => `eyJ${head}.${claims}.${signature}`);
const text = fc.string({ unit: fc.constantFrom('a', ' ', '.', '=', 'ã', '<', '"', '\n', 'word '), maxLength: 160 });
const message = fc
  .tuple(text, token, text, fc.constantFrom(true as const, undefined))
  .map(([before, own, after, isForMany]): MailMessage => {
    const url = `https://digest.example.com/api/unsubscribe?token=${own}`;
    return {
      ...sampleMessage(),
      ...{ to: 'Ana <reader@example.com>', replyTo: 'Lead <lead@example.com>', isForMany, unsubscribe: url },
      html: `${before}<a href="${url}">${after}</a>`,
      text: `${before} ${url} ${after}\n`,
      files: [{ name: 'a.csv', contentType: 'text/csv', bytes: Buffer.from(before) }],
    };
  });

test(`as MIME it is the same bytes but for tokens, addresses and Message-ID (${RUNS} messages)`, async () => {
  await fc.assert(
    fc.asyncProperty(message, async (one) => {
      const [sent, kept] = [await composeMessage(one), await composeMessage(anonymousMessage(one))];
      expect(`${kept}`.trimEnd()).toBe(bareMime(`${sent}`));
    }),
    { numRuns: RUNS },
  );
});

test(`as JSON for Graph too (${RUNS} messages)`, () => {
  fc.assert(
    fc.property(message, (one) => {
      const [sent, kept] = [one, anonymousMessage(one)].map((made) => graphMessage(made, { keepsCopy: false }).bytes.toString());
      expect(kept).toBe(bareJson(sent ?? '', 'reader@example.com', one.messageId.slice(1, 65)));
    }),
    { numRuns: RUNS },
  );
});

test('made twice it is the same', () => {
  const once = anonymousMessage(sampleMessage());
  expect(anonymousMessage(once)).toEqual(once);
});
