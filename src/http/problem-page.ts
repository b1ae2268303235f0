/** A problem as a small page for whoever opened an address in a browser: what is wrong, and what to do. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import type HandlebarsModule from 'handlebars';
import * as runtimeModule from 'handlebars/runtime.js';
import Negotiator from 'negotiator';
import { AccessError } from '../errors.ts';
import { forgottenCookie } from './credentials.ts';
import { problemOf } from './problem.ts';
import { PAGE_HEADERS } from './report/report-answer.ts';

const { default: handlebars } = runtimeModule as unknown as { readonly default: typeof HandlebarsModule };
const { escapeExpression } = handlebars;

// What programs read comes first: they accept anything.
const TYPES = ['application/problem+json', 'application/json', 'text/html'];

/** A reader with a link of a mail has nothing to sign in to: "Not signed in" would send them looking for it. */
const LINK_TITLES: Readonly<Record<string, string>> = {
  'access.bad-link': 'This link does not open',
  'access.link-expired': 'This link has expired',
  'access.link-revoked': 'This link opens nothing any more',
};

interface Problem {
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly nearest?: readonly string[];
  readonly signIn?: string;
}

/** The answer of problemOf(), as a page where the request would rather have one. A link in a cookie that was refused is forgotten. */
export function problemFor(error: unknown, request: Pick<HttpRequest, 'headers' | 'url'>): HttpResponseInit {
  const cookies = error instanceof AccessError && error.refusesCookie ? { cookies: [forgottenCookie(request)] } : {};
  const answer = { ...problemOf(error), ...cookies };
  const accept = request.headers.get('accept') ?? '*/*';
  if (new Negotiator({ headers: { accept } }).mediaType(TYPES) !== 'text/html') return answer;
  return { ...answer, headers: { ...answer.headers, ...PAGE_HEADERS }, body: pageOf(JSON.parse(String(answer.body))) };
}

function pageOf({ code, title: general, detail, nearest = [], signIn }: Problem): string {
  const title = LINK_TITLES[code] ?? general;
  const names = nearest.map((name) => `<li>${escapeExpression(name)}</li>`).join('');
  const link = signIn === undefined ? '' : `<p><a href="${escapeExpression(signIn)}">Sign in</a></p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeExpression(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:3em auto;padding:0 1em;color-scheme:light dark}</style></head>
<body><h1>${escapeExpression(title)}</h1><p>${escapeExpression(detail)}</p>${link}${names === '' ? '' : `<ul>${names}</ul>`}</body></html>
`;
}
