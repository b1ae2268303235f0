/** A mail server that takes its time, counts what it accepted, and lets a test act at each step of a hand-over. */
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** recipient = named, body is not asked for yet; body = its first bytes came; end = all of it came, the answer has not been given. */
export type MailStep = 'recipient' | 'body' | 'end';

export interface SlowMailServer {
  /** smtp://127.0.0.1:PORT */
  readonly url: string;
  /** Whole messages that the server took, whether or not the client was still there for the answer. */
  readonly accepted: readonly string[];
  /** Calls `watcher` at each step from now on. */
  watch(watcher: (step: MailStep) => void): void;
  stop(): Promise<void>;
}

const ANSWER_MS = 200;

/** Starts it on a free port of 127.0.0.1. */
export async function startSlowMailServer(): Promise<SlowMailServer> {
  const accepted: string[] = [];
  let watcher: (step: MailStep) => void = () => {};
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      watcher('recipient');
      sleep(ANSWER_MS).then(() => done());
    },
    onData(stream, _session, done) {
      stream.once('data', () => watcher('body'));
      text(stream).then(async (message) => {
        watcher('end');
        await sleep(ANSWER_MS);
        accepted.push(message);
        done(null, 'Ok: queued');
      }, done);
    },
  });
  server.on('error', () => {}); // clients are killed here
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = (server.server as Server).address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    watch(next) {
      watcher = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
