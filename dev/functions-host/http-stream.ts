/** Hands a request over to the library's stream server (app.setup({ enableHttpStream: true })) and its answer back, without holding either body in memory. */
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { RpcTypedData } from './core-types.ts';
import { headersOf } from './http-rpc.ts';

export interface StreamedRequest {
  /** The URL of the library's stream server. */
  readonly streamUrl: string;
  readonly url: URL;
  readonly invocationId: string;
  /** Runs the function, which reads from and answers to the stream server; gives what it returned. */
  readonly run: () => Promise<{ readonly result: unknown }>;
}

/** Headers that belong to one connection only (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
  'x-ms-invocation-id',
];

/** Trigger data of a streamed request: its headers as JSON and each route parameter as text, as the library expects them. */
export function streamMetadata(request: IncomingMessage, params: Readonly<Record<string, string>>): Record<string, RpcTypedData> {
  const texts = Object.entries(params).map(([name, string]): [string, RpcTypedData] => [name, { string }]);
  return { ...Object.fromEntries(texts), Headers: { json: JSON.stringify(headersOf(request)) } };
}

/** Runs one request; resolves when the answer is written. A function that returns nothing answers 204. @throws what the function throws */
export async function forwardAsStream(request: IncomingMessage, response: ServerResponse, given: StreamedRequest): Promise<void> {
  const { streamUrl, url, invocationId, run } = given;
  const inner = httpRequest(new URL(url.pathname + url.search, streamUrl), {
    // A connection of its own each: idle ones would keep the process alive after stop().
    agent: false,
    method: request.method ?? 'GET',
    headers: {
      ...forwardable(headersOf(request)),
      'x-ms-invocation-id': invocationId,
      'x-forwarded-host': url.host,
      'x-forwarded-proto': 'http',
    },
  });
  const answered = new Promise<void>((resolve, reject) => {
    inner.once('response', (answer) => copyAnswer(answer, response).then(resolve, reject)).on('error', reject);
  });
  // A client that leaves ends the inner request too, whatever the function is doing.
  response.once('close', () => inner.destroy());
  request.pipe(inner);
  const ran = run().then(async ({ result }) => {
    if (result !== null && result !== undefined) await answered;
    else response.writeHead(204).end();
  });
  try {
    await Promise.race([ran, answered.then(() => ran)]);
  } finally {
    inner.destroy();
  }
}

async function copyAnswer(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(answer.statusCode ?? 500, forwardable(answer.headersDistinct));
  await pipeline(answer, response);
}

function forwardable<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)));
}
