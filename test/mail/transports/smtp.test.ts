import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import type { MailMessage } from '../../../src/mail/message.ts';
import { createSmtpSender, type SmtpSenderOptions } from '../../../src/mail/transports/smtp.ts';
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

interface SendTo extends SmtpSenderOptions {
  readonly login?: string;
  readonly query?: string;
  readonly scheme?: string;
  readonly host?: string;
  readonly change?: Partial<MailMessage>;
}

function sendTo(port: number, { login = '', query = '', scheme = 'smtp', host = '127.0.0.1', change = {}, ...options }: SendTo = {}) {
  return createSmtpSender(`${scheme}://${login}${host}:${port}${query}`, options).send({ ...sampleMessage(), ...change });
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
    ['421 too busy', 'mail.unreachable'],
    ['554 not you', 'mail.rejected'],
  ])('the connection with "%s": %s, retryable, for it says nothing of the message', async (greeting, code) => {
    const port = await startScripted((socket) => socket.end(`${greeting}\r\n`));
    expect(await refusalOf(sendTo(port))).toMatchObject({ code, retryable: true });
  });

  test.each([
    [530, 'needs one'],
    [534, 'too weak'],
    [535, 'wrong password'],
    [538, 'needs encryption'],
    [454, 'for now'],
  ])('the login with %i (%s): mail.login, retryable, without user or password', async (code) => {
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, done) =>
      done(answer(code, `no ${username} with ${password}`));
    const { port, arrived } = await misbehaving({ onAuth, allowInsecureAuth: true, authOptional: false });
    const error = await refusalOf(sendTo(port, { login: 'the-user:p%40ss%3Aword@' }));
    expect(error).toMatchObject({ code: 'mail.login', retryable: true });
    expect(error.message).toContain(`${code} no (secret)`);
    expect(`${error.message}${error.stack}`).not.toMatch(/the-user|p@ss:word|p%40ss/);
    expect(arrived).toEqual([]);
  });

  test('a sender without a login with 530: mail.login, retryable', async () => {
    const { port } = await misbehaving({ authOptional: false, allowInsecureAuth: true });
    const error = await refusalOf(sendTo(port));
    expect(error).toMatchObject({ code: 'mail.login', retryable: true });
    expect(error.message).toContain('530');
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
    const error = await refusalOf(sendTo(port, { handOverTimeoutMs: 300 }));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
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
    const error = await refusalOf(sendTo(port, { answerTimeoutMs: 300 }));
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

describe('addresses outside ASCII', () => {
  const BOOKS = { from: 'Bücher <d@bücher.example>', to: 'ana@bücher.example' };

  /** What the client says of sender and recipient, in bytes of UTF-8. */
  async function envelopeAt(options: SMTPServerOptions, change: Partial<MailMessage>): Promise<string> {
    const { port, arrived } = await misbehaving({ disabledCommands: ['STARTTLS'], ...options });
    const said: Buffer[] = [];
    const relay = await startScripted((socket) => {
      const upstream = connect(port, '127.0.0.1').on('error', () => {});
      socket.on('data', (chunk) => said.push(chunk));
      socket.pipe(upstream).pipe(socket);
    });
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

test.each([0, -1, 1.5, Number.NaN])('createSmtpSender() refuses %d as a limit of time', (limit) => {
  for (const name of ['handOverTimeoutMs', 'answerTimeoutMs']) {
    expect(() => createSmtpSender('smtp://localhost', { [name]: limit })).toThrow(`${name} must be an integer > 0`);
  }
});
