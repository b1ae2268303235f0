/** A real SMTP server that does to each message what the moment asks for, and keeps whose messages it took. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { MailSender } from '../../../src/mail/sender.ts';
import { createSmtpSender } from '../../../src/mail/transports/smtp.ts';
import { messageIdIn } from '../mail-server.ts';

/** Refused for now, the same with the connection closed, refused for good, no answer, taken without an answer, or taken as it should be. */
export const MAIL_FATES = [451, 421, 554, 'silence', 'taken in silence', 'taken, then dropped', 'taken'] as const;
export type MailFate = (typeof MAIL_FATES)[number];

export interface Accepted {
  readonly messageId: string;
  readonly to: string;
}

/** Where mails go: a sender, and what the other side took and does to the next messages, in turn; after them each is taken. */
export interface FatedPlace {
  readonly sender: MailSender;
  /** Whether it is looked for what got no answer. */
  readonly settles: boolean;
  /** In their order, whether an answer came or not. */
  accepted(): readonly Accepted[];
  plan(fates: readonly (string | number)[]): void;
  stop(): Promise<void>;
}

export async function smtpPlace(): Promise<FatedPlace> {
  const server = await startFatedServer();
  const sender = createSmtpSender(server.url, { handOverTimeoutMs: 10_000, answerTimeoutMs: 150 });
  return {
    ...{ sender, settles: false, accepted: () => server.accepted },
    plan(fates) {
      server.fates = fates.filter(isMailFate);
    },
    async stop() {
      await sender.close();
      await server.stop();
    },
  };
}

export interface FatedServer {
  readonly url: string;
  /** In their order, whether an answer came or not. */
  readonly accepted: Accepted[];
  /** The fates of the next messages, in turn; after them each is taken. */
  fates: MailFate[];
  stop(): Promise<void>;
}

/** Refuses recipients called "refused" with 550. */
export async function startFatedServer(): Promise<FatedServer> {
  const sockets = new Map<string, Socket>();
  const state = { accepted: [] as Accepted[], fates: [] as MailFate[] };
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false, closeTimeout: 50 },
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('refused@') ? refusal(550) : null),
    onData: (stream, session, done) => {
      text(stream).then((content) => {
        const fate = state.fates.shift() ?? 'taken';
        if (`${fate}`.startsWith('taken'))
          state.accepted.push({ messageId: messageIdIn(content) ?? 'none', to: session.envelope.rcptTo[0]?.address ?? 'nobody' });
        if (fate === 'taken, then dropped') sockets.get(nameOf(session))?.destroy();
        else if (fate === 'taken') done(null, 'taken');
        else if (typeof fate === 'number') done(refusal(fate));
      }, done);
    },
  });
  server.on('error', () => {}); // a client that hangs up is part of it
  server.server.on('connection', (socket: Socket) => sockets.set(`${socket.remotePort}`, socket));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

function nameOf({ remotePort }: SMTPServerSession): string {
  return `${remotePort}`;
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('not this one'), { responseCode });
}

function isMailFate(fate: string | number): fate is MailFate {
  return MAIL_FATES.some((known) => known === fate);
}
