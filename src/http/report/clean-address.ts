/** The address of a page without what a form sends for fields that nobody filled. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { queryOf } from '../query-of.ts';

/** 303 to the same page without its empty parameters; undefined where there are none. A form of a browser sends all of its fields, and an address is the state of the page: short, and fit to be passed on. */
export function cleanAddress(request: Pick<HttpRequest, 'url'>): HttpResponseInit | undefined {
  const given = [...queryOf(request)];
  const filled = given.filter(([, value]) => value !== '');
  if (filled.length === given.length) return undefined;
  // "//somewhere" would be another site.
  const pathname = new URL(request.url).pathname.replace(/^\/+/, '/');
  const location = filled.length === 0 ? pathname : `${pathname}?${new URLSearchParams(filled)}`;
  return { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' } };
}
