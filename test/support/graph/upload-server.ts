/** Where files are uploaded to: another origin, by an address that is its own permission; a bearer token has no business there. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { GraphMailbox } from './graph-mailbox.ts';

interface Session {
  readonly draft: string;
  readonly name: string;
  readonly size: number;
  bytes: Buffer;
}

/** Starts it on a free port of 127.0.0.1. */
export async function uploadServer(mailbox: GraphMailbox) {
  const sessions = new Map<string, Session>();
  const server = createServer(async (request, response) => {
    const session = sessions.get(request.url?.split('=')[1] ?? '');
    const chunk = await buffer(request);
    const range =
      /^bytes (\d+)-(\d+)\/(\d+)$/
        .exec(request.headers['content-range'] ?? '')
        ?.slice(1)
        .map(Number) ?? [];
    const [from = -1, to = -1, size = -1] = range;
    const isRight = from === session?.bytes.length && to === from + chunk.length - 1 && size === session.size && chunk.length <= 4_194_304;
    if (request.headers.authorization !== undefined || request.method !== 'PUT') return response.writeHead(400).end();
    if (session === undefined || !isRight) return response.writeHead(416).end();
    session.bytes = Buffer.concat([session.bytes, chunk]);
    if (session.bytes.length < session.size)
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ nextExpectedRanges: [`${to + 1}`] }));
    mailbox.attach(session.draft, { name: session.name, contentBytes: session.bytes.toString('base64') });
    return response.writeHead(201, { location: `${urlBase()}/attachment` }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const urlBase = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** The address of a new session. */
    open(draft: string, name: string, size: number): string {
      const id = randomUUID();
      sessions.set(id, { draft, name, size, bytes: Buffer.alloc(0) });
      return `${urlBase()}/upload?authtoken=${id}`;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
