/** Proxies in front of the table and blob parts of Azurite: they count requests, and a test may act on each before it is passed on or before its answer is. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface StorageRequest {
  /** 1 for the first request since the last reset(). */
  readonly number: number;
  readonly method: string;
  /** Path with query, and the body: what the request is about. */
  readonly text: string;
}

/** `before` = storage has not seen the request, `after` = it has done it and the client does not know. True = the connection ends here. */
export type Watcher = (request: StorageRequest, when: 'before' | 'after') => boolean;

export interface StorageProxy {
  /** The given connection string with ports of the proxy for tables and blobs. */
  readonly connectionString: string;
  /** Requests of both since the last reset(). */
  readonly count: number;
  /** Counts from 1 again and calls `watcher` from now on. */
  reset(watcher?: Watcher): void;
  stop(): Promise<void>;
}

/**
 * Starts the proxy on free ports of 127.0.0.1. Signatures stay valid: they cover path and date, not the port.
 * Requests with the text `uncounted` in them pass unseen, for those whose number depends on how long a run takes.
 */
export async function startStorageProxy(connectionString: string, uncounted?: string): Promise<StorageProxy> {
  let watcher: Watcher | undefined;
  let count = 0;
  const numbered = (text: string) => (uncounted !== undefined && text.includes(uncounted) ? undefined : ++count);
  const passTo = (target: number) => (incoming: IncomingMessage, outgoing: ServerResponse) => {
    pass(incoming, outgoing, target, numbered, (about, when) => watcher?.(about, when) ?? false).catch(() => outgoing.destroy());
  };
  const servers: Server[] = [];
  let behind = connectionString;
  for (const endpoint of ['TableEndpoint', 'BlobEndpoint']) {
    const target = new RegExp(`${endpoint}=http://127\\.0\\.0\\.1:(\\d+)`).exec(connectionString)?.[1];
    if (target === undefined) throw new Error(`Cannot put a proxy before storage: the connection string names no ${endpoint}`);
    const server = createServer(passTo(Number(target))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    const { port } = server.address() as AddressInfo;
    behind = behind.replace(`${endpoint}=http://127.0.0.1:${target}`, `${endpoint}=http://127.0.0.1:${port}`);
  }
  return {
    connectionString: behind,
    get count() {
      return count;
    },
    reset(next) {
      watcher = next;
      count = 0;
    },
    async stop() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  port: number,
  numbered: (text: string) => number | undefined,
  watch: Watcher,
): Promise<void> {
  const { method = 'GET', url = '', headers } = incoming;
  const body = await buffer(incoming);
  const text = `${decodeURIComponent(url)}\n${body.toString('latin1')}`;
  const number = numbered(text);
  const isCut = (when: 'before' | 'after') => number !== undefined && watch({ number, method, text }, when);
  if (isCut('before')) return void outgoing.destroy();
  const { 'transfer-encoding': _, ...kept } = headers;
  const forward = request({ host: '127.0.0.1', port, method, path: url, headers: { ...kept, 'content-length': body.length } });
  forward.end(body);
  const [answer] = (await once(forward, 'response')) as [IncomingMessage];
  const content = await buffer(answer);
  if (isCut('after')) return void outgoing.destroy();
  outgoing.writeHead(answer.statusCode ?? 500, { ...withoutFraming(answer), 'content-length': content.length }).end(content);
}

/** Headers that describe how the body came over the wire, which is told anew. */
function withoutFraming({ headers }: IncomingMessage): IncomingMessage['headers'] {
  const { 'transfer-encoding': _, connection: __, ...kept } = headers;
  return kept;
}
