import type { Socket } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import type { SendPhase } from '../../../src/mail/sender.ts';
import { createSmtpSender } from '../../../src/mail/transports/smtp.ts';
import { refusalOf, sampleMessage } from '../mail-sender.contract.ts';
import { answer, misbehaving, sendTo, startRelay, startScripted } from './misbehaving-server.ts';
import { startServer } from './smtp-server.ts';

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
    const relay = await startRelay(port, (socket, upstream) => sockets.push(socket, upstream));
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

  test('ends a hand-over while the caller notes that the message begins: it does not', async () => {
    const { port, arrived } = await misbehaving({});
    const stop = new AbortController();
    const onPhase = async (phase: SendPhase) => {
      if (phase === 'handing over') stop.abort();
    };
    const sender = createSmtpSender(`smtp://127.0.0.1:${port}`);
    const error = await refusalOf(sender.send(sampleMessage(), { signal: stop.signal, onPhase }));
    expect(error).toMatchObject({ code: 'mail.unreachable', retryable: true });
    await sender.send(sampleMessage('another'));
    expect(arrived).toHaveLength(1);
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

test.each([0, -1, 1.5, Number.NaN])('createSmtpSender() refuses %d as a limit of time', (limit) => {
  for (const name of ['handOverTimeoutMs', 'answerTimeoutMs']) {
    expect(() => createSmtpSender('smtp://localhost', { [name]: limit })).toThrow(`${name} must be an integer > 0`);
  }
});
