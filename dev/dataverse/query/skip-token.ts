/** The $skiptoken of a next link: where the next page starts, in the cookie's documented outer shape, bound to the query it was made for. */
import { hash } from 'node:crypto';
import { badQuery } from '../http/service-error.ts';
import type { Key } from '../table/key.ts';
import type { Position } from './page.ts';

/** A next link's page number and position. */
export interface SkipToken {
  readonly pageNumber: number;
  /** Undefined = from the start, where a page without rows came first. */
  readonly after: Position | undefined;
}

const COOKIE = /^<cookie pagenumber="(\d{1,9})" pagingcookie="([\w-]+)" istracking="False" \/>$/;

/** The value of $skiptoken, not yet escaped for a URL. `query` is path and query as they were first asked, without $skiptoken. */
export function writeSkipToken({ pageNumber, after }: SkipToken, query: string): string {
  const inner = JSON.stringify(after === undefined ? [digest(query)] : [digest(query), after.leg, after.keys, after.id]);
  return `<cookie pagenumber="${pageNumber}" pagingcookie="${Buffer.from(inner).toString('base64url')}" istracking="False" />`;
}

/** Reads a $skiptoken back. @throws ServiceError 400 for one that is malformed, or was made for another query */
export function readSkipToken(text: string, query: string): SkipToken {
  const [, pageNumber, inner = ''] = COOKIE.exec(text) ?? [];
  const [bound, ...position] = parseInner(inner);
  const after = positionOf(position);
  if (typeof bound !== 'string' || (after === undefined && position.length > 0)) throw badQuery('Malformed XML in the Paging Cookie');
  if (bound !== digest(query)) throw badQuery('The paging cookie belongs to another query: a next link must be used as it was given.');
  return { pageNumber: Number(pageNumber), after };
}

function positionOf([leg, keys, id]: readonly unknown[]): Position | undefined {
  const isWhole = typeof leg === 'number' && Array.isArray(keys) && keys.every(isKey) && typeof id === 'string';
  return isWhole ? { leg, keys, id } : undefined;
}

function parseInner(text: string): readonly unknown[] {
  try {
    const inner: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(inner) ? inner : [];
  } catch {
    // One message for every broken cookie: the caller sees that parts are missing.
    return [];
  }
}

function isKey(value: unknown): value is Key {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function digest(query: string): string {
  return hash('sha256', query, 'base64url').slice(0, 16);
}
