/** App Service sign-in as this host plays it: addresses below /.auth, a cookie that says who has signed in, and the header that tells the app. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { claimsOf, putPrincipal, type SignInPerson } from './person.ts';
import { chooserPage, signedOutPage } from './sign-in-pages.ts';

export interface SignIn {
  /** Who can sign in. The first has signed in already, until they sign out: on this machine there is nobody to keep out. */
  readonly people: readonly SignInPerson[];
}

/** As App Service names it. */
const COOKIE = 'AppServiceAuthSession';
const SIGNED_OUT = '-';
const BASE = '/.auth/';
const LOGIN = '/.auth/login/aad';
const LOGOUT = '/.auth/logout';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** Whether the address was one of sign-in, which is answered then; else the request says who asks, and goes on to the app. */
export function answerSignIn(signIn: SignIn, exchange: Exchange): boolean {
  const { request, url } = exchange;
  const person = personOf(signIn, request);
  if (!url.pathname.startsWith(BASE)) {
    putPrincipal(request, person);
    return false;
  }
  answer(signIn, person, exchange);
  return true;
}

function answer(signIn: SignIn, person: SignInPerson | undefined, { response, url }: Exchange): void {
  const to = ownPath(url.searchParams.get('post_login_redirect_uri') ?? url.searchParams.get('post_logout_redirect_uri'));
  if (url.pathname === LOGIN) {
    const chosen = signIn.people.find(({ id }) => id === url.searchParams.get('as'));
    if (chosen !== undefined) leadTo(response, to ?? '/', chosen.id);
    else writePage(response, chooserPage(signIn.people, person, LOGIN, to ?? '/'));
  } else if (url.pathname === LOGOUT) {
    leadTo(response, to ?? `${LOGOUT}/complete`, SIGNED_OUT);
  } else if (url.pathname === `${LOGOUT}/complete`) {
    writePage(response, signedOutPage(LOGIN));
  } else if (url.pathname === '/.auth/me') {
    const told = person && [{ provider_name: 'aad', user_id: `${person.id}@contoso.example`, user_claims: claimsOf(person) }];
    response.writeHead(person === undefined ? 401 : 200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify(told ?? []));
  } else response.writeHead(404).end();
}

/** Whoever comes without a choice is the first one; a program that brings a link of its own means that. */
function personOf({ people }: SignIn, { headers }: Pick<IncomingMessage, 'headers'>): SignInPerson | undefined {
  const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  if (id === undefined) return headers.authorization === undefined ? people[0] : undefined;
  return people.find((person) => person.id === id);
}

/** Path and query of this site, in the characters of an address; undefined for any other, which nobody is to be led to. */
function ownPath(text: string | null): string | undefined {
  return text !== null && /^\/(?![/\\])[!-[\]-~]*$/.test(text) ? text : undefined;
}

function leadTo(response: ServerResponse, location: string, id: string): void {
  response.writeHead(302, {
    Location: location,
    'Cache-Control': 'no-store',
    'Set-Cookie': `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax`,
  });
  response.end();
}

function writePage(response: ServerResponse, page: string): void {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Security-Policy': policy });
  response.end(page);
}
