/** Law 6 on a real SMTP server and real Azurite: at most one accepted message, and an honest end of each hand-over. */
import { describe, expect, test } from 'vitest';
import { MailError } from '../../../src/errors.ts';
import type { SendPhase } from '../../../src/mail/sender.ts';
import { MAX_ATTEMPTS } from '../../../src/subscriptions/delivery/ledger.ts';
import { LEASE_MS, messageIdFor, sendDigest, stateAfter } from '../../../src/subscriptions/sending/send-digest.ts';
import { CONTENT, DIGEST, messageIdIn, startMailServer, startSending } from '../mail-server.ts';

const OWNER = 'owner@contoso.example';

describe('sendDigest()', () => {
  test('sends once, however often it is asked', async () => {
    const server = await startMailServer();
    const ports = await startSending(server.url);
    const entry = await sendDigest(ports, DIGEST, CONTENT, OWNER);
    expect(entry).toMatchObject({ state: 'sent', attempts: 1, recipient: 'o…@contoso.example', atMs: ports.now });
    ports.now += 86_400_000;
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toEqual(entry);
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER.toUpperCase())).toEqual(entry);
    expect(server.received).toBe(1);
    expect(messageIdIn(server.accepted[0] ?? '')).toBe(entry.messageId);
  });

  test('asked many times at once hands over one message', async () => {
    const server = await startMailServer();
    const ports = await startSending(server.url);
    const entries = await Promise.all(Array.from({ length: 6 }, () => sendDigest(ports, DIGEST, CONTENT, OWNER)));
    expect(server.received).toBe(1);
    for (const { state } of entries) expect(['sending', 'sent']).toContain(state);
    expect(await ports.ledger.read(DIGEST, OWNER)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('tries again after an answer of 4xx, with the same Message-ID, until it is taken', async () => {
    const server = await startMailServer();
    const ports = await startSending(server.url);
    server.answer = [451, `try later, ${OWNER}`];
    const first = await sendDigest(ports, DIGEST, CONTENT, OWNER);
    expect(first).toMatchObject({ state: 'retry', attempts: 1 });
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'retry', attempts: 2 });
    server.answer = [250, 'taken'];
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'sent', attempts: 3, messageId: first.messageId });
    expect(server.accepted).toHaveLength(1);
  });

  test('tries again where the server cannot be reached', async () => {
    const ports = await startSending('smtp://127.0.0.1:9');
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'retry', attempts: 1 });
  });

  test.each([
    ['the message', [554, 'no thanks'], OWNER],
    ['the recipient', [250, 'taken'], 'refused@contoso.example'],
  ] as const)('gives up where the server refuses %s for good', async (_, answer, recipient) => {
    const server = await startMailServer();
    server.answer = answer;
    const ports = await startSending(server.url);
    const entry = await sendDigest(ports, DIGEST, CONTENT, recipient);
    expect(entry).toMatchObject({ state: 'failed', attempts: 1 });
    server.answer = [250, 'taken'];
    expect(await sendDigest(ports, DIGEST, CONTENT, recipient)).toEqual(entry);
    expect(server.accepted).toEqual([]);
  });

  test('calls a hand-over without an answer ambiguous, and never repeats it', async () => {
    const server = await startMailServer();
    server.answer = 'silence';
    const ports = await startSending(server.url, 300);
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'ambiguous' });
    server.answer = [250, 'taken'];
    ports.now += 86_400_000;
    expect(await sendDigest(ports, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'ambiguous', attempts: 1 });
    expect(server.received).toBe(1);
  });

  test('of a process that died in its hand-over is ambiguous once the lease is over, not before', async () => {
    const server = await startMailServer();
    server.answer = 'silence';
    const dead = await startSending(server.url, 1_500);
    const unanswered = sendDigest(dead, DIGEST, CONTENT, OWNER);
    while (server.received === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const begun = await dead.ledger.read(DIGEST, OWNER);
    server.answer = [250, 'taken'];
    dead.now += LEASE_MS - 1;
    expect(await sendDigest(dead, DIGEST, CONTENT, OWNER)).toMatchObject({ state: 'sending' });
    dead.now += 1;
    // Also by a release that names mails otherwise: it is about the mail that was begun.
    const settled = await sendDigest({ ...dead, messageKey: 'another' }, DIGEST, CONTENT, OWNER);
    expect(settled.messageId).toBe(begun?.messageId);
    expect(settled).toMatchObject({ state: 'ambiguous', reason: 'the process ended before the mail server had answered' });
    expect(server.received).toBe(1);
    // The first process comes back after all: what is settled stays settled.
    expect(await unanswered).toEqual(settled);
    expect(await dead.ledger.read(DIGEST, OWNER)).toEqual(settled);
  });

  test('writes no address and no answer that holds one into the ledger', async () => {
    const server = await startMailServer();
    const ports = await startSending(server.url);
    server.answer = [451, `greylisted ${OWNER}, call +351 912 345 678`];
    await sendDigest(ports, DIGEST, CONTENT, OWNER);
    await sendDigest(ports, DIGEST, CONTENT, 'refused@contoso.example');
    const stored = JSON.stringify(await Array.fromAsync(ports.ledger.list('default', '2026-01-01', '2027-01-01')));
    expect(stored).toContain('greylisted');
    expect(stored).not.toMatch(/owner@|refused@|912|345 678/);
  });
});

describe('messageIdFor()', () => {
  const SENDER = { mailFrom: 'digest@contoso.example', messageKey: 'secret' };

  test('cannot be worked out by who knows the recipient, but not the key of this app', () => {
    const id = messageIdFor(DIGEST, OWNER, SENDER);
    expect(messageIdFor(DIGEST, OWNER, { ...SENDER, messageKey: 'another secret' })).not.toBe(id);
    expect(messageIdFor(DIGEST, OWNER, { mailFrom: SENDER.mailFrom })).not.toBe(id);
  });

  test('is the same for the same digest and recipient, and for no other', () => {
    const id = messageIdFor(DIGEST, OWNER, SENDER);
    expect(id).toMatch(/^<[0-9a-f]{64}@contoso\.example>$/);
    expect(messageIdFor({ ...DIGEST }, 'OWNER@contoso.example', SENDER)).toBe(id);
    const others = [
      messageIdFor({ ...DIGEST, kind: 'resend 1' }, OWNER, SENDER),
      messageIdFor({ ...DIGEST, subscription: 'other' }, OWNER, SENDER),
      messageIdFor({ ...DIGEST, period: { ...DIGEST.period, zone: 'UTC' } }, OWNER, SENDER),
      messageIdFor(DIGEST, 'another@contoso.example', SENDER),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  test('takes a sender with a name, too', () => {
    expect(messageIdFor(DIGEST, OWNER, { mailFrom: 'Digest <digest@contoso.example>' })).toMatch(/@contoso\.example>$/);
  });
});

describe('stateAfter()', () => {
  test.each<[string, unknown, number, SendPhase, ReturnType<typeof stateAfter>]>([
    ['a server that is away', new MailError('mail.unreachable', 'down', { retryable: true }), 1, 'connecting', 'retry'],
    ['a server that is away for days', new MailError('mail.unreachable', 'down', { retryable: true }), MAX_ATTEMPTS, 'connecting', 'retry'],
    ['a login that is refused', new MailError('mail.login', '535', { retryable: true }), MAX_ATTEMPTS, 'connecting', 'retry'],
    ['a failure that may pass', new MailError('mail.unreachable', 'down', { retryable: true }), 1, 'greeted', 'retry'],
    ['the last try', new MailError('mail.rejected', '451', { retryable: true }), MAX_ATTEMPTS, 'handing over', 'failed'],
    ['a refusal', new MailError('mail.rejected', 'no'), 1, 'greeted', 'failed'],
    ['no answer', new MailError('mail.ambiguous', 'silence'), 1, 'handing over', 'ambiguous'],
    ['an error nobody foresaw, before the message began', new TypeError('oops'), 1, 'greeted', 'retry'],
    ['an error nobody foresaw', new TypeError('oops'), 1, 'handing over', 'ambiguous'],
  ])('after %s', (_, error, attempts, phase, state) => {
    expect(stateAfter(error, attempts, phase)).toBe(state);
  });
});
