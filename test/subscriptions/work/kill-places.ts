/** Where the mails of processes that are killed go: a mail server, Graph, and Graph whose Sent Items are looked into and lag. */
import { text } from 'node:stream/consumers';
import { startMailProxy } from '../../mail/transports/mail-proxy.ts';
import { startServer } from '../../mail/transports/smtp-server.ts';
import { startGraphServer } from '../../support/graph/graph-server.ts';
import { recipientsOf } from '../../support/graph/graph-shapes.ts';

export interface KillPlace {
  readonly name: 'smtp' | 'graph' | 'graph that settles';
  /** Settings of a process that is left to its work, and of one that is watched. */
  readonly env: Readonly<Record<string, string>>;
  readonly watchedEnv: Readonly<Record<string, string>>;
  /** So many steps has a mail. */
  readonly steps: number;
  /** What may become of a reader's mail: its state in the ledger, and how often it was taken. */
  readonly ends: readonly string[];
  /** Calls `watcher` at each step of a mail. */
  watch(watcher: (step: string) => void): void;
  /** Recipients of what was taken, in its order. */
  arrived(): readonly string[];
  stop(): Promise<void>;
}

export async function smtpPlace(): Promise<KillPlace> {
  const arrived: string[] = [];
  const server = await startServer({
    ...{ disabledCommands: ['STARTTLS', 'AUTH'], hidePIPELINING: true },
    onData(stream, { envelope }, done) {
      void text(stream).then(() => {
        arrived.push(...envelope.rcptTo.map(({ address }) => address));
        done(null);
      }, done);
    },
  });
  const proxy = await startMailProxy(server.port);
  const envOf = (port: number) => ({ MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: `smtp://127.0.0.1:${port}` });
  return {
    ...{ name: 'smtp', env: envOf(server.port), watchedEnv: envOf(proxy.port), steps: 6 },
    ends: ['sent 1', 'ambiguous 0', 'ambiguous 1'],
    watch: proxy.watch,
    arrived: () => arrived,
    stop: () => Promise.all([proxy.stop(), server.stop()]).then(() => undefined),
  };
}

/** @param settles whether it is looked for what got no answer; a copy is there at the second look */
export async function graphPlace(settles: boolean): Promise<KillPlace> {
  const server = await startGraphServer({ mailbox: 'digest@contoso.example' });
  server.lag(1);
  const env = {
    MAIL_TRANSPORT: 'graph',
    GRAPH_URL: server.url,
    GRAPH_AUTH: 'token',
    GRAPH_TOKEN: 'graph-token',
    GRAPH_SETTLE: `${settles}`,
  };
  return {
    ...{ name: settles ? 'graph that settles' : 'graph', env, watchedEnv: env, steps: 4 },
    ends: settles ? ['sent 1', 'ambiguous 0'] : ['sent 1', 'ambiguous 0', 'ambiguous 1'],
    watch: server.watch,
    arrived: () => server.accepted.flatMap(({ message }) => recipientsOf(message)),
    stop: server.stop,
  };
}
