/** Whether whoever asks would rather have a page. */
import type { HttpRequest } from '@azure/functions';
import Negotiator from 'negotiator';
import { queryOf } from './query-of.ts';

// What programs read comes first: they accept anything.
const TYPES = ['application/problem+json', 'application/json', 'text/html'];

/** By Accept (RFC 9110, 12.5.1): browsers name text/html. */
export function prefersPage({ headers }: Pick<HttpRequest, 'headers'>): boolean {
  const accept = headers.get('accept') ?? '*/*';
  return new Negotiator({ headers: { accept } }).mediaType(TYPES) === 'text/html';
}

/** The same of an address that also takes `format`, which wins. */
export function isPageAsked(request: Pick<HttpRequest, 'headers' | 'url'>): boolean {
  const format = queryOf(request).get('format') ?? '';
  return format === '' ? prefersPage(request) : format === 'html';
}
