/** A proxy in front of a mail server: at one step of a session it falls silent, hangs up, or tells the test. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Where a session has come to: a connection before its greeting, a command, the first bytes of a message, all of it. */
export const MAIL_STEPS = ['connection', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'body', 'end'] as const;
export type MailStep = (typeof MAIL_STEPS)[number];

/** What happens at the step: the server never answers, or the connection breaks. It gets nothing of the step, but for the end of a message. */
export type MailFault = 'silence' | 'hang up';

export interface MailProxy {
  readonly port: number;
  /** From now on, in every session; without a step all goes well. */
  failAt(step?: MailStep, fault?: MailFault): void;
  /** Calls `watcher` at each step from now on, before the server hears of it. */
  watch(watcher: (step: MailStep) => void): void;
  /** How often a step was reached so far. */
  count(step: MailStep): number;
  stop(): Promise<void>;
}

/** Starts it in front of the port of a server that does without PIPELINING, on a free port of 127.0.0.1. */
export async function startMailProxy(upstreamPort: number): Promise<MailProxy> {
  const counts = new Map<MailStep, number>();
  const sockets = new Set<Socket>();
  let failing: readonly [MailStep | undefined, MailFault] = [undefined, 'silence'];
  let watcher: (step: MailStep) => void = () => {};
  const faultAt = (step: MailStep) => {
    counts.set(step, (counts.get(step) ?? 0) + 1);
    watcher(step);
    return failing[0] === step ? failing[1] : undefined;
  };
  const server = createServer((client) => {
    sockets.add(client.on('error', () => {}));
    const fault = faultAt('connection');
    if (fault === undefined) sockets.add(relay(client, connect(upstreamPort, '127.0.0.1'), faultAt));
    else if (fault === 'hang up') client.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    failAt(step, fault = 'silence') {
      failing = [step, fault];
    },
    watch(next) {
      watcher = next;
    },
    count: (step) => counts.get(step) ?? 0,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function relay(client: Socket, upstream: Socket, faultAt: (step: MailStep) => MailFault | undefined): Socket {
  let isMuted = false;
  let message: string | undefined;
  upstream.on('error', () => {}).on('close', () => client.end());
  upstream.on('data', (chunk: Buffer) => {
    if (isMuted) return;
    if (chunk.toString('latin1').startsWith('354')) message = '';
    client.write(chunk);
  });
  client.on('close', () => upstream.end());
  client.on('data', (chunk: Buffer) => {
    const isFirst = message === '';
    if (message !== undefined) message += chunk.toString('latin1');
    const steps = stepsOf(chunk, message, isFirst);
    const failed = steps.map((step) => ({ step, fault: faultAt(step) })).find(({ fault }) => fault !== undefined);
    isMuted ||= failed !== undefined;
    if (failed === undefined || failed.step === 'end') upstream.write(chunk);
    if (failed?.fault === 'hang up') client.destroy();
    if (steps.includes('end')) message = undefined;
  });
  return upstream;
}

function stepsOf(chunk: Buffer, message: string | undefined, isFirst: boolean): readonly MailStep[] {
  if (message === undefined) {
    const [verb = ''] = chunk.toString('latin1').toUpperCase().split(/\s/);
    return MAIL_STEPS.filter((step) => step === verb);
  }
  const isEnd = message.endsWith('\r\n.\r\n');
  return [...(isFirst ? (['body'] as const) : []), ...(isEnd ? (['end'] as const) : [])];
}
