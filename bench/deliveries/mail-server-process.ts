/** An SMTP server as a process of its own, which counts and keeps nothing: prints its address, and when it is ended by SIGTERM how many whole messages it took and from how many envelopes. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What it took. */
export interface TakenMails {
  readonly mails: number;
  /** Different addresses that they were for. */
  readonly recipients: number;
  readonly sizeBytes: number;
}

async function main(): Promise<void> {
  const recipients = new Set<string>();
  let [mails, sizeBytes] = [0, 0];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, { envelope }, done) => {
      stream.on('data', (chunk: Buffer) => (sizeBytes += chunk.length));
      stream.on('end', () => {
        mails++;
        for (const { address } of envelope.rcptTo) recipients.add(address);
        done(null, 'taken');
      });
    },
  });
  server.on('error', () => {}); // a client that hangs up
  process.once('SIGTERM', () => {
    const taken: TakenMails = { mails, recipients: recipients.size, sizeBytes };
    process.stdout.write(`${JSON.stringify(taken)}\n`, () => process.exit());
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  console.log(`smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`);
}

if (import.meta.main) await main();
