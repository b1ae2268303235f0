/** A real SMTP server that keeps what it accepts, and a digest to send to it. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { inject, onTestFinished } from 'vitest';
import { openHistory } from '../../src/history/history.ts';
import { createSmtpSender } from '../../src/mail/transports/smtp.ts';
import { ledgerOf } from '../../src/subscriptions/delivery/ledger.ts';
import type { SendPorts } from '../../src/subscriptions/sending/send-digest.ts';

export { CONTENT, DIGEST } from './a-digest.ts';

/** What the server answers to a whole message: an SMTP status with its text, or nothing at all, whether it took the message or not. */
export type Answer = readonly [status: number, text: string] | 'silence' | 'taken in silence';

export interface MailServer {
  readonly url: string;
  /** Messages that were accepted. */
  readonly accepted: string[];
  /** How many whole messages came, accepted or not. */
  readonly received: number;
  /** From now on the answer to each message; acceptance at first. */
  answer: Answer;
  /** Breaks every open connection. */
  hangUp(): void;
}

const RECIPIENT_REFUSED = /refused@/;

/** Refuses recipients called "refused" with 550. Ended with the test. */
export async function startMailServer(): Promise<MailServer> {
  const state = { accepted: [] as string[], received: 0, answer: [250, 'taken for reader@contoso.example'] as Answer };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => done(RECIPIENT_REFUSED.test(address) ? smtpError(550, `no ${address} here`) : null),
    onData: (stream, _session, done) => {
      text(stream).then((content) => {
        state.received++;
        const { answer } = state;
        if (answer === 'taken in silence') state.accepted.push(content);
        if (typeof answer === 'string') return;
        if (answer[0] < 300) state.accepted.push(content);
        done(answer[0] < 300 ? null : smtpError(...answer), answer[1]);
      }, done);
    },
  });
  server.on('error', () => {}); // a client that hangs up is part of some tests
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(state, { hangUp, url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` });
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

let stores = 0;

/** Tables of its own. */
export function freshHistory() {
  return openHistory({ connection: { connectionString: inject('storageConnection') }, prefix: `mail${process.pid}x${++stores}` });
}

/** A ledger of its own and a sender to the server, with a clock that the test moves. */
export async function startSending(url: string, handOverTimeoutMs = 5_000): Promise<SendPorts & { now: number }> {
  const { documents } = await freshHistory();
  const sender = createSmtpSender(url, { handOverTimeoutMs });
  onTestFinished(() => sender.close());
  const ports = {
    now: Date.UTC(2026, 10, 23, 7),
    ledger: ledgerOf(documents),
    sender,
    mailFrom: 'digest@contoso.example',
    clock: () => ports.now,
  };
  return ports;
}

/** The Message-ID header of a message. */
export function messageIdIn(message: string): string | undefined {
  return /^Message-ID:\s+(\S+)/im.exec(message)?.[1];
}
