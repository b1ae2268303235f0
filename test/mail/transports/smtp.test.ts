import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createSmtpSender } from '../../../src/mail/transports/smtp.ts';
import { refusalOf, sampleMessage } from '../mail-sender.contract.ts';
import { portOf, type Started, startServer } from './smtp-server.ts';
import { TEST_CERTIFICATE } from './test-certificate.ts';

const started: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((stop) => stop()));
});

async function misbehaving(options: SMTPServerOptions): Promise<Started> {
  const server = await startServer(options);
  started.push(server.stop);
  return server;
}

/** A server that is played by hand: `play` gets each connection. */
async function startScripted(play: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    play(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  started.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return portOf(server);
}

/** Answers the session like a server without extensions up to "go ahead", then hands the socket over with what it has received of the body. */
function upToBody(then: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    socket.write('220 ready\r\n');
    const onData = (chunk: Buffer) => {
      const isData = /^DATA/im.test(`${chunk}`);
      socket.write(isData ? '354 go ahead\r\n' : '250 ok\r\n');
      if (!isData) return;
      socket.off('data', onData);
      socket.once('data', () => then(socket));
    };
    socket.on('data', onData);
  };
}

function sendTo(port: number, { login = '', query = '', scheme = 'smtp', host = '127.0.0.1', handOverTimeoutMs = 5_000 } = {}) {
  return createSmtpSender(`${scheme}://${login}${host}:${port}${query}`, { handOverTimeoutMs }).send(sampleMessage());
}

/** An error as smtp-server answers it. */
function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

describe('a server that refuses', () => {
  test.each([
    ['onMailFrom', 451, true],
    ['onMailFrom', 550, false],
    ['onRcptTo', 450, true],
    ['onRcptTo', 550, false],
    ['onData', 451, true],
    ['onData', 554, false],
  ] as const)('%s with %i: mail.rejected, retryable %s, and the answer without the address', async (step, code, retryable) => {
    const refuse = (_: unknown, __: unknown, done: (error: Error) => void) => done(answer(code, '5.7.1 <reader@example.com> not today'));
    const { port } = await misbehaving({
      [step]:
        step === 'onData'
          ? (stream: NodeJS.ReadableStream, s: unknown, done: (error: Error) => void) =>
              stream.resume().on('end', () => refuse(stream, s, done))
          : refuse,
    });
    const error = await refusalOf(sendTo(port));
    expect(error).toMatchObject({ code: 'mail.rejected', retryable });
    expect(error.message).toContain(`${code} 5.7.1 (address) not today`);
    expect(error.cause).toBeUndefined();
  });

  test.each([
    ['421 too busy', true],
    ['554 not you', false],
  ])('the connection with "%s": mail.rejected, retryable %s', async (greeting, retryable) => {
    const port = await startScripted((socket) => socket.end(`${greeting}\r\n`));
    expect(await refusalOf(sendTo(port))).toMatchObject({ code: 'mail.rejected', retryable });
  });

  test.each([
    [535, false],
    [454, true],
  ])('the login with %i: mail.rejected, retryable %s, without user or password', async (code, retryable) => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) =>
      done(answer(code, `no ${username} with ${password}`));
    const { port, arrived } = await misbehaving({ onAuth, allowInsecureAuth: true, authOptional: false });
    const error = await refusalOf(sendTo(port, { login: 'the-user:p%40ss%3Aword@' }));
    expect(error).toMatchObject({ code: 'mail.rejected', retryable });
    expect(`${error.message}${error.stack}`).not.toMatch(/the-user|p@ss:word|p%40ss/);
    expect(arrived).toEqual([]);
  });
});

describe('a server that does not answer', () => {
  test('because nothing listens: mail.unreachable, retryable', async () => {
    const { port, stop } = await startServer();
    await stop();
    const error = await refusalOf(sendTo(port));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
    expect(error.message).toContain('ECONNREFUSED');
  });

  test('with a greeting: mail.unreachable once handOverTimeoutMs is over', async () => {
    const port = await startScripted(() => {});
    const startedAt = performance.now();
    const error = await refusalOf(sendTo(port, { handOverTimeoutMs: 300 }));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test('in time, because it keeps the session alive without end: mail.unreachable once handOverTimeoutMs is over', async () => {
    const port = await startScripted((socket) => {
      const drip = setInterval(() => socket.write('220-wait\r\n'), 50);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await refusalOf(sendTo(port, { handOverTimeoutMs: 400 }))).toMatchObject({ code: 'mail.unreachable', retryable: true });
  });

  test('before the body, because it hangs up at the recipient: mail.unreachable, retryable', async () => {
    const port = await startScripted((socket) => {
      socket.write('220 ready\r\n');
      socket.on('data', (chunk) => (`${chunk}`.includes('RCPT') ? socket.destroy() : socket.write('250 ok\r\n')));
    });
    expect(await refusalOf(sendTo(port))).toMatchObject({ code: 'mail.unreachable', retryable: true });
  });

  test.each([
    ['hangs up', (socket: Socket) => socket.end()],
    ['breaks the connection', (socket: Socket) => socket.resetAndDestroy()],
    ['says something that is no answer', (socket: Socket) => socket.end('what?\r\n')],
    ['stays silent', () => {}],
  ])('to the body, because it %s: mail.ambiguous, never retryable', async (_how, then) => {
    const port = await startScripted(upToBody(then));
    const error = await refusalOf(sendTo(port, { handOverTimeoutMs: 500 }));
    expect(error).toMatchObject({ code: 'mail.ambiguous', retryable: false });
  });

  test('to the body of a real server that goes down with it: mail.ambiguous', async () => {
    const sockets: Socket[] = [];
    const { port } = await misbehaving({
      onData: (stream) => stream.once('data', () => sockets.map((socket) => socket.destroy())),
    });
    const relay = await startScripted((socket) => {
      const upstream = connect(port, '127.0.0.1').on('error', () => {});
      sockets.push(socket, upstream);
      socket.pipe(upstream).pipe(socket);
    });
    expect(await refusalOf(sendTo(relay))).toMatchObject({ code: 'mail.ambiguous', retryable: false });
  });
});

describe('the signal', () => {
  test('ends a hand-over that waits for the greeting at once', async () => {
    const port = await startScripted(() => {});
    const sender = createSmtpSender(`smtp://127.0.0.1:${port}`);
    const error = await refusalOf(sender.send(sampleMessage(), { signal: AbortSignal.timeout(100) }));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
  });

  test('does not end a hand-over whose body has begun: the answer is awaited', async () => {
    const stop = new AbortController();
    const port = await startScripted(
      upToBody((socket) => {
        stop.abort();
        setTimeout(() => socket.write('250 Ok: queued\r\n'), 200);
      }),
    );
    const sender = createSmtpSender(`smtp://127.0.0.1:${port}`);
    expect(await sender.send(sampleMessage(), { signal: stop.signal })).toMatchObject({ response: '250 Ok: queued' });
  });
});

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
  ])('%s with "%s" refuses a certificate that nobody vouches for, and retrying would not help', async (scheme, query, secure) => {
    const { port, arrived } = await misbehaving({ secure });
    const error = await refusalOf(sendTo(port, { scheme, query, host: 'localhost' }));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: false });
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
    expect(error.retryable).toBe(false);
    expect(arrived).toEqual([]);
  });
});

test.each([0, -1, 1.5, Number.NaN])('createSmtpSender() refuses %d as handOverTimeoutMs', (handOverTimeoutMs) => {
  expect(() => createSmtpSender('smtp://localhost', { handOverTimeoutMs })).toThrow(RangeError);
});
