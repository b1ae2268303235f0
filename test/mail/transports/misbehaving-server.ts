/** Mail servers that misbehave, and a sender to them. All are ended with the test. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';
import type { MailMessage } from '../../../src/mail/message.ts';
import type { SendReceipt } from '../../../src/mail/sender.ts';
import { createSmtpSender, type SmtpSenderOptions } from '../../../src/mail/transports/smtp.ts';
import { sampleMessage } from '../mail-sender.contract.ts';
import { portOf, type Started, startServer } from './smtp-server.ts';

/** A real server with these options. */
export async function misbehaving(options: SMTPServerOptions): Promise<Started> {
  const server = await startServer(options);
  onTestFinished(server.stop);
  return server;
}

/** A server that is played by hand: `play` gets each connection. Gives its port. */
export async function startScripted(play: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}));
    play(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return portOf(server);
}

/** A relay to a server, whose connections `see` gets, with the one to the server. Gives its port. */
export function startRelay(port: number, see: (socket: Socket, upstream: Socket) => void): Promise<number> {
  return startScripted((socket) => {
    const upstream = connect(port, '127.0.0.1').on('error', () => {});
    see(socket, upstream);
    socket.pipe(upstream).pipe(socket);
  });
}

export interface SendTo extends SmtpSenderOptions {
  readonly login?: string;
  readonly query?: string;
  readonly scheme?: string;
  readonly host?: string;
  /** Where the message differs from the sample. */
  readonly change?: Partial<MailMessage>;
}

/** Sends a message to a port. */
export function sendTo(
  port: number,
  { login = '', query = '', scheme = 'smtp', host = '127.0.0.1', change = {}, ...options }: SendTo = {},
): Promise<SendReceipt> {
  return createSmtpSender(`${scheme}://${login}${host}:${port}${query}`, options).send({ ...sampleMessage(), ...change });
}

/** An error as smtp-server answers it. */
export function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
