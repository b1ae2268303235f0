/** Answers that stay as they are until what they are made of changes: kept by the caller under an ETag, asked for again with If-None-Match (RFC 9110, 13). */
import { hash } from 'node:crypto';
import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** Of the latest version of a day: to be asked for again each time, since another version may have come. */
export const LATEST_VERSION = 'private, no-cache';
/** Of a version by its number, which never changes, for programs alone. A day, since access may end. */
export const NAMED_VERSION = 'private, max-age=86400';

/** Of what the code alone decides: a new version of the app is seen within five minutes. */
export const UNTIL_THE_APP_CHANGES = 'private, max-age=300';

/** Headers that a 304 repeats (RFC 9110, 15.4.5). */
const KEPT_HEADERS = ['Cache-Control', 'Content-Location', 'ETag', 'Vary'];
const ENTITY_TAG = /(?:W\/)?("[^"]*")/g;

/**
 * The answer with the hash of its body as ETag and with `cacheControl`; 304 where the caller has it already.
 * An answer that is no 200, and one that is made while it is sent, stay as they are: nobody may keep them.
 */
export function stableAnswer(request: Pick<HttpRequest, 'headers'>, answer: HttpResponseInit, cacheControl: string): HttpResponseInit {
  const { status = 200, body } = answer;
  if (status !== 200 || typeof body !== 'string') return answer;
  const etag = `"${hash('sha256', body, 'base64url')}"`;
  const headers = new Headers(answer.headers);
  headers.set('ETag', etag);
  headers.set('Cache-Control', cacheControl);
  if (!isKept(request.headers.get('if-none-match'), etag)) return { ...answer, headers };
  const kept = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status: 304, headers: Object.fromEntries(kept) };
}

/** Whether an If-None-Match names the tag, or any by "*". Compared weakly: W/"a" is "a" (RFC 9110, 8.8.3.2). */
function isKept(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === '*' || [...header.matchAll(ENTITY_TAG)].some(([, tag]) => tag === etag);
}
