/** Runs of the dispatch timer over many recipients, against a real mail server with a login that can be made to fail. */
import type { SMTPServerOptions } from 'smtp-server';
import { inject, onTestFinished } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import type { MailSender } from '../../../src/mail/sender.ts';
import { createSmtpSender, type SmtpSenderOptions } from '../../../src/mail/transports/smtp.ts';
import { type LedgerEntry, ledgerOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { type SendToAllPorts, sendToAll } from '../../../src/subscriptions/sending/send-to-all.ts';
import { byHand, serverPause } from '../../../src/subscriptions/sending/server-pause.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { type MailProxy, startMailProxy } from '../../mail/transports/mail-proxy.ts';
import { startServer } from '../../mail/transports/smtp-server.ts';
import { CONTENT, DIGEST } from '../a-digest.ts';

/** What the server answers to a login, to a recipient, to a message; undefined = it takes it. */
export interface Answers {
  login: number | undefined;
  recipient: number | undefined;
  message: number | undefined;
}

export interface Sending {
  readonly ports: SendToAllPorts;
  readonly proxy: MailProxy;
  readonly answers: Answers;
  /** The clock, UTC epoch milliseconds. */
  readonly time: { now: number };
  /** Where the ledger's tables are, for another process. */
  readonly prefix: string;
  /** smtp://user:password@host:port */
  readonly url: string;
  /** Logins that were tried. */
  readonly logins: readonly string[];
  /** Recipients of the messages that the server took, in their order. */
  readonly arrived: () => readonly string[];
  /** One run of the timer, by a sender of its own. */
  run(options?: SmtpSenderOptions): Promise<readonly LedgerEntry[]>;
  /** The same, ordered by a person. */
  runByHand(options?: SmtpSenderOptions): Promise<readonly LedgerEntry[]>;
  /** Runs of the timer, five minutes apart, the first one now, until no entry waits; gives how many. @throws Error where one waits after a day */
  runUntilSettled(): Promise<number>;
}

let sendings = 0;

/** Ended with the test. */
export async function startSendingTo(count: number, options: SMTPServerOptions = {}): Promise<Sending> {
  const answers: Answers = { login: undefined, recipient: undefined, message: undefined };
  const logins: string[] = [];
  const arrived: string[] = [];
  const server = await startServer({ ...serverOptions(answers, logins, arrived), ...options });
  const proxy = await startMailProxy(server.port);
  onTestFinished(() => Promise.all([proxy.stop(), server.stop()]).then(() => undefined));
  const prefix = `sending${process.pid}x${++sendings}`;
  const { documents } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix });
  const time = { now: Date.UTC(2026, 10, 23, 7) };
  const clock = () => time.now;
  const url = `smtp://robot:hunter22@127.0.0.1:${proxy.port}`;
  const ports: Omit<SendToAllPorts, 'sender'> = {
    ledger: ledgerOf(documents),
    pause: serverPause(documents, { settings: [url], clock }),
    mailFrom: 'digest@contoso.example',
    recipients: Array.from({ length: count }, (_, i) => `r${i + 1}@contoso.example`),
    clock,
  };
  const runWith = async (given: Omit<SendToAllPorts, 'sender'>, sender: MailSender) => {
    try {
      return await sendToAll({ ...given, sender }, DIGEST, CONTENT);
    } finally {
      await sender.close();
    }
  };
  const run = (senderOptions?: SmtpSenderOptions) => runWith(ports, createSmtpSender(url, senderOptions));
  return {
    ports: { ...ports, sender: createSmtpSender(url) },
    ...{ proxy, answers, time, prefix, url, logins, run },
    arrived: () => arrived,
    runByHand: (senderOptions) => runWith({ ...ports, pause: byHand(ports.pause) }, createSmtpSender(url, senderOptions)),
    async runUntilSettled() {
      for (let runs = 1; runs < 288; runs++, time.now += 5 * MINUTE_MS) {
        const entries = await run();
        if (entries.every(({ state }) => state !== 'retry' && state !== 'sending')) return runs;
      }
      throw new Error('Entries wait after a day of runs');
    },
  };
}

function serverOptions(answers: Answers, logins: string[], arrived: string[]): SMTPServerOptions {
  const refusal = (code: number | undefined) => (code === undefined ? null : Object.assign(new Error('not now'), { responseCode: code }));
  return {
    ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'], hidePIPELINING: true },
    onAuth({ username = '' }, _session, done) {
      logins.push(username);
      const error = refusal(answers.login);
      done(error, error === null ? { user: username } : undefined);
    },
    onRcptTo: (_address, _session, done) => done(refusal(answers.recipient)),
    onData(stream, { envelope }, done) {
      stream.resume().on('end', () => {
        const error = refusal(answers.message);
        if (error === null) arrived.push(...envelope.rcptTo.map(({ address }) => address));
        done(error);
      });
    },
  };
}

/** How many entries are in which state. */
export function states(entries: readonly LedgerEntry[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(entries, ({ state }) => state)].map(([state, group]) => [state, group.length]));
}
