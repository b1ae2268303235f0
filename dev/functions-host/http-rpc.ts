/** HTTP requests and responses as the bytes that the worker contract carries. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RpcHttpCookie, RpcHttpData, RpcTypedData } from './core-types.ts';
import { readBody } from './read-body.ts';

/** Largest request body that is read into memory, bytes (the real host's limit). */
const MAX_BODY_BYTES = 100 * 1024 * 1024;
const TOO_LARGE = `Cannot read the request: its body is larger than ${MAX_BODY_BYTES} bytes`;

/** A request body is larger than this host takes. */
export class BodyTooLargeError extends Error {}

type Strings = Readonly<Record<string, string>>;

/** A request with its whole body. @throws BodyTooLargeError where it is larger than 100 MB */
export async function toRpcHttp(request: IncomingMessage, url: URL, params: Strings): Promise<RpcHttpData> {
  const body = await readBody(request, MAX_BODY_BYTES, () => new BodyTooLargeError(TOO_LARGE));
  return {
    method: request.method ?? 'GET',
    url: url.href,
    nullableHeaders: nullable(headersOf(request)),
    nullableParams: nullable(params),
    nullableQuery: nullable(queryOf(url)),
    ...(body.length > 0 && { body: { bytes: body } }),
  };
}

/** Request headers, several of one name joined as HTTP joins them. */
export function headersOf(request: IncomingMessage): Strings {
  const entries = Object.entries(request.headersDistinct).map(([name, values = []]): [string, string] => [
    name,
    values.join(name === 'cookie' ? '; ' : ', '),
  ]);
  return Object.fromEntries(entries);
}

/** Writes a function's response; a function that returned nothing answers 204. */
export function writeResponse(response: ServerResponse, result: RpcTypedData | null | undefined): void {
  const http = result?.http;
  if (!http) {
    response.writeHead(204).end();
    return;
  }
  response.statusCode = Number(http.statusCode ?? 200);
  for (const [name, value] of Object.entries(http.headers ?? {})) {
    if (name !== 'transfer-encoding' && name !== 'connection') response.setHeader(name, value);
  }
  const cookies = (http.cookies ?? []).map(cookieText);
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.end(bytesOf(http.body));
}

function bytesOf(data: RpcTypedData | null | undefined): Uint8Array | string {
  return data?.bytes ?? data?.string ?? data?.json ?? '';
}

/** The real host hands over one value a name, several joined by commas. */
function queryOf(url: URL): Strings {
  const names = new Set(url.searchParams.keys());
  return Object.fromEntries([...names].map((name) => [name, url.searchParams.getAll(name).join(',')]));
}

function nullable(values: Strings): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

function cookieText(cookie: RpcHttpCookie): string {
  const sameSite = { lax: 'Lax', strict: 'Strict', explicitNone: 'None' }[cookie.sameSite ?? ''];
  const parts = [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    cookie.maxAge && `Max-Age=${cookie.maxAge.value}`,
    cookie.domain && `Domain=${cookie.domain.value}`,
    cookie.path && `Path=${cookie.path.value}`,
    cookie.expires && `Expires=${new Date(cookie.expires.value.seconds * 1000).toUTCString()}`,
    cookie.httpOnly?.value && 'HttpOnly',
    cookie.secure?.value && 'Secure',
    sameSite && `SameSite=${sameSite}`,
  ];
  return parts.filter(Boolean).join('; ');
}
