/** What every answer gets before it leaves: its length where it is known, and no body for HEAD. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** To HEAD the headers are those of GET (RFC 9110, 9.3.2); a body that is made while it is sent is not made. */
export function finishedAnswer({ method }: Pick<HttpRequest, 'method'>, answer: HttpResponseInit): HttpResponseInit {
  const { body, ...rest } = answer;
  const headers = new Headers(answer.headers);
  if (typeof body === 'string') headers.set('Content-Length', String(Buffer.byteLength(body)));
  return { ...rest, headers, ...(method === 'HEAD' || body === undefined ? {} : { body }) };
}
