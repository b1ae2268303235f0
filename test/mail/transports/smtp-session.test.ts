import type { Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { createSmtpSender } from '../../../src/mail/transports/smtp.ts';
import { refusalOf, sampleMessage } from '../mail-sender.contract.ts';
import { answer, misbehaving, sendTo, startRelay } from './misbehaving-server.ts';
import { TEST_CERTIFICATE } from './test-certificate.ts';

describe('login and TLS', () => {
  test('the login is the user and password of the URL, percent-decoded', async () => {
    const seen: unknown[] = [];
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) => {
      seen.push([username, password]);
      done(null, { user: username });
    };
    const { port, arrived } = await misbehaving({ onAuth, allowInsecureAuth: true, authOptional: false });
    await sendTo(port, { login: 'me%40example.com:p%3A%2F%C3%A9@' });
    expect(seen).toEqual([['me@example.com', 'p:/é']]);
    expect(arrived).toHaveLength(1);
  });

  test('the receipt holds the answer without addresses', async () => {
    const { port } = await misbehaving({});
    expect((await sendTo(port)).response).toBe('250 Ok: queued as 12345 for (address)');
  });

  test.each([
    ['smtps', '', true],
    ['smtp', '?tls=required', false],
    ['smtp', '?tls=optional', false],
  ])('%s with "%s" refuses a certificate that nobody vouches for, until somebody renews it', async (scheme, query, secure) => {
    const { port, arrived } = await misbehaving({ secure });
    const error = await refusalOf(sendTo(port, { scheme, query, host: 'localhost' }));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
    expect(arrived).toEqual([]);
  });

  test.each([
    ['smtps', '', true],
    ['smtp', '?tls=required', false],
  ])('%s with "%s" sends over TLS to a server whose certificate is trusted', async (scheme, query, secure) => {
    const trusted = getCACertificates();
    setDefaultCACertificates([TEST_CERTIFICATE]);
    try {
      const isSecure: boolean[] = [];
      const { port, arrived } = await misbehaving({
        secure,
        onMailFrom: (_address, session, done) => done(void isSecure.push(session.secure)),
      });
      await sendTo(port, { scheme, query, host: 'localhost' });
      expect(isSecure).toEqual([true]);
      expect(arrived).toHaveLength(1);
    } finally {
      setDefaultCACertificates(trusted);
    }
  });

  test('tls=required sends nothing to a server that offers no STARTTLS', async () => {
    const { port, arrived } = await misbehaving({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    const error = await refusalOf(sendTo(port, { query: '?tls=required', login: 'user:secret@' }));
    expect(error.message).toContain('(connect)');
    expect(error.retryable).toBe(true);
    expect(arrived).toEqual([]);
  });
});

describe('one connection for the messages of a run', () => {
  test('is left where the server closed it between two messages, and a new one made', async () => {
    const sockets: Socket[] = [];
    const { port, arrived } = await misbehaving({ disabledCommands: ['STARTTLS'] });
    const relay = await startRelay(port, (socket) => sockets.push(socket));
    const sender = createSmtpSender(`smtp://127.0.0.1:${relay}`);
    await sender.send(sampleMessage());
    await sender.send(sampleMessage('second'));
    expect(sockets).toHaveLength(1);
    sockets[0]?.resetAndDestroy();
    await sender.send(sampleMessage('third'));
    expect(sockets).toHaveLength(2);
    expect(arrived).toHaveLength(3);
    await sender.close();
  });

  test('is not used for a second message where the server answers 421 to it', async () => {
    let messages = 0;
    const { port, arrived } = await misbehaving({
      onMailFrom: (_address, _session, done) => done(++messages % 2 === 0 ? answer(421, 'one a connection') : null),
    });
    const sender = createSmtpSender(`smtp://127.0.0.1:${port}`);
    for (const kind of ['first', 'second', 'third']) await sender.send(sampleMessage(kind));
    expect(arrived).toHaveLength(3);
    await sender.close();
  });
});
