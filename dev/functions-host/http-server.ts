/** The HTTP functions of an app behind one server on 127.0.0.1, answering as the real host does: 404 for an unknown route or method, 500 without a word about why. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { RegisteredFunction } from './core-module.ts';
import type { Host } from './host.ts';
import { isHomepageDisabled } from './host-settings.ts';
import { BodyTooLargeError, toRpcHttp, writeResponse } from './http-rpc.ts';
import { forwardAsStream, streamMetadata } from './http-stream.ts';
import { invoke } from './invoke.ts';
import { isKeyGiven } from './keys.ts';
import { describeError } from './log.ts';
import { type Route, splitPath } from './route.ts';
import { answerSignIn } from './sign-in/sign-in.ts';

/** An HTTP function with its compiled route, prefix included. */
export interface HttpFunction {
  readonly fn: RegisteredFunction;
  readonly route: Route;
  /** Upper case. */
  readonly methods: readonly string[];
  /** Lower case: "anonymous", "function" or "admin". */
  readonly authLevel: string;
}

const HOMEPAGE = 'The functions host runs. Set AzureWebJobsDisableHomepage=true to see what the app answers here.';

/** Starts listening. @throws Error that names the port where it is taken */
export async function startHttpServer(host: Host, functions: readonly HttpFunction[], port: number): Promise<Server> {
  const ranked = functions.toSorted((a, b) => (a.route.rank < b.route.rank ? -1 : 1));
  const server = createServer((request, response) => {
    host.running.follow(answer(host, ranked, request, response)).catch((error) => {
      host.log('http', describeError(error), 'error');
      if (response.headersSent) response.destroy();
      else response.writeHead(error instanceof BodyTooLargeError ? 413 : 500).end();
    });
  });
  // A digest preview may take minutes; the time a client takes is its own business on one machine.
  server.requestTimeout = 0;
  // Nor does a connection end between two requests of a client that is slow to ask again: it would send the next one into it.
  server.keepAliveTimeout = 0;
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch (cause) {
    throw new Error(`Cannot start the functions host: port ${port} is taken by another program`, { cause });
  }
  return server;
}

async function answer(host: Host, functions: readonly HttpFunction[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = urlOf(request);
  const segments = url && decodedSegments(url);
  if (url === undefined || segments === undefined) {
    response.writeHead(400).end();
    return;
  }
  if (host.signIn !== undefined && answerSignIn(host.signIn, { request, response, url })) return;
  if (segments.length === 0 && !isHomepageDisabled()) {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end(HOMEPAGE);
    return;
  }
  const method = request.method ?? 'GET';
  for (const { fn, route, methods, authLevel } of functions) {
    const params = methods.includes(method) ? route.match(segments) : undefined;
    if (params === undefined) continue;
    if (host.keys === undefined || isKeyGiven(authLevel, host.keys, request, url)) return run(host, fn, { request, response, url, params });
    response.writeHead(401).end();
    return;
  }
  const others = [...new Set(functions.flatMap((other) => (other.route.match(segments) === undefined ? [] : other.methods)))];
  host.log('http', `no function for ${method} ${url.pathname}${others.length > 0 ? `, only for ${others.join(', ')}` : ''}`, 'warning');
  response.writeHead(404).end();
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
}

async function run(host: Host, fn: RegisteredFunction, { request, response, url, params }: Exchange): Promise<void> {
  const invocationId = randomUUID();
  const { streamUrl } = host.app;
  if (streamUrl !== undefined) {
    const input = { invocationId, trigger: { http: {} }, triggerMetadata: streamMetadata(request, params) };
    return forwardAsStream(request, response, { streamUrl, url, invocationId, run: () => invoke(host, fn, input) });
  }
  const http = await toRpcHttp(request, url, params);
  const outcome = await invoke(host, fn, { invocationId, trigger: { http } });
  writeResponse(response, outcome.response.returnValue);
}

function urlOf(request: IncomingMessage): URL | undefined {
  // Only path and query of the request line count: an absolute one must not choose the host.
  const path = (request.url ?? '/').replace(/^[a-z]+:\/\/[^/?]*/i, '').replace(/^\/*/, '/');
  return URL.parse(`http://${request.headers.host ?? '127.0.0.1'}${path}`) ?? undefined;
}

function decodedSegments(url: URL): string[] | undefined {
  try {
    return splitPath(url.pathname).map(decodeURIComponent);
  } catch {
    return undefined; // a malformed percent sequence
  }
}
