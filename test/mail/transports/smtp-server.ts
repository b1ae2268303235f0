/** A real SMTP server on a free port that keeps what it accepts. */
import { once } from 'node:events';
import type { Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { TEST_CERTIFICATE, TEST_KEY } from './test-certificate.ts';

export interface Started {
  readonly port: number;
  readonly arrived: Buffer[];
  stop(): Promise<void>;
}

export async function startServer(options: SMTPServerOptions = {}): Promise<Started> {
  const arrived: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    cert: TEST_CERTIFICATE,
    key: TEST_KEY,
    onData: (stream, _session, done) => {
      text(stream).then((content) => {
        arrived.push(Buffer.from(content));
        done(null, 'Ok: queued as 12345 for reader@example.com');
      }, done);
    },
    ...options,
  });
  server.on('error', () => {}); // a client that hangs up is what these tests are about
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port: portOf(server.server as Server), arrived, stop };
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}
