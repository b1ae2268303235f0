/** A real HTTP server on a free port that remembers what it was asked; closed when the test ends. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  readonly requests: { readonly url: string; readonly headers: IncomingHttpHeaders }[];
}

/** Answers each request with the next handler, the last one from then on. */
export async function startHttpServer(...handlers: readonly [Handler, ...Handler[]]): Promise<HttpServer> {
  const requests: HttpServer['requests'] = [];
  const server = createServer((request, response) => {
    const handler = handlers[Math.min(requests.length, handlers.length - 1)];
    requests.push({ url: request.url ?? '', headers: request.headers });
    handler?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Cannot start the test server: it has no port');
  return { url: `http://127.0.0.1:${address.port}`, requests };
}

/** Answers with a status, a JSON body and headers. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Handler {
  return (_, response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

/** Answers as Dataverse does where it refuses. */
export function refusal(status: number, code = '', message = '', headers: Record<string, string> = {}): Handler {
  return json({ error: { code, message } }, status, headers);
}
