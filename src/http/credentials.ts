/** What a request brings to say who asks, and the cookie in which a browser keeps a link. */
import type { Cookie, HttpRequest } from '@azure/functions';
import type { Credentials } from '../access/identify.ts';
import { PRINCIPAL_HEADER } from '../access/principal.ts';
import type { Link } from '../access/reader.ts';
import { isLoopback } from '../is-loopback.ts';
import { queryOf } from './query-of.ts';
import { PERIOD_PARAMETERS } from './report/period-query.ts';

type Request = Pick<HttpRequest, 'headers' | 'url'>;

/** Of these the address to come back to is made, and of nothing else that somebody may have put there. */
const RETURN_PARAMETERS = [...PERIOD_PARAMETERS, 'zone'];
const MAX_RETURN_VALUE = 40;

/** Nothing of it is checked yet. */
export function credentialsOf(request: Request): Credentials {
  const { headers } = request;
  return {
    principal: headers.get(PRINCIPAL_HEADER),
    bearer: /^Bearer +(\S+)$/i.exec(headers.get('authorization')?.trim() ?? '')?.[1] ?? null,
    cookie: cookieOf(headers.get('cookie') ?? '', cookieName(request)),
    returnTo: returnTo(request),
  };
}

/** The cookie that keeps a link until it expires (`nowMs` is UTC epoch milliseconds): out of reach of scripts, of other sites' requests, and of plain http. */
export function linkCookie(request: Request, token: string, { expiresMs }: Link, nowMs: number): Cookie {
  return {
    ...cookieOn(request),
    value: token,
    maxAge: Math.max(0, Math.floor((expiresMs - nowMs) / 1000)),
  };
}

/** What makes a browser forget the link: the same cookie, over at once. */
export function forgottenCookie(request: Request): Cookie {
  return { ...cookieOn(request), value: '', maxAge: 0 };
}

function cookieOn(request: Request): Omit<Cookie, 'value'> {
  return { name: cookieName(request), path: '/', httpOnly: true, secure: !isPlain(request), sameSite: 'Lax' };
}

/** "__Host-" keeps sites beside this one from setting it (RFC 6265bis, 4.1.3.2); browsers take that over https alone. */
function cookieName(request: Request): string {
  return isPlain(request) ? 'report-link' : '__Host-report-link';
}

/** Plain http is for this machine only. */
function isPlain({ url }: Request): boolean {
  const { protocol, origin } = new URL(url);
  return protocol === 'http:' && isLoopback(origin);
}

function cookieOf(header: string, name: string): string | null {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

function returnTo(request: Request): string {
  const kept = [...queryOf(request)].filter(([name, value]) => RETURN_PARAMETERS.includes(name) && value.length <= MAX_RETURN_VALUE);
  // "//somewhere" would be another site.
  const pathname = new URL(request.url).pathname.replace(/^\/+/, '/');
  return kept.length === 0 ? pathname : `${pathname}?${new URLSearchParams(kept)}`;
}
