/** All pages of one listing, each row once a version. */
import { type RecentMap, recentMap } from '../recent-map.ts';
import type { GetRequest, JsonAnswer } from './exchange.ts';
import { taskError } from './task.ts';
import type { Transport } from './transport.ts';

export interface RawPage {
  /** As they came, not checked. May be empty: that says nothing about what follows. */
  readonly rows: readonly unknown[];
  /** When the page was answered by the server's clock, UTC epoch milliseconds. */
  readonly serverMs: number;
}

export interface ListRequest extends GetRequest {
  /** Column that identifies a row. */
  readonly primaryKey: string;
}

/** Rows that are remembered, at least: a listing may be of any length. What comes again after more than these passes. */
const REMEMBERED = 10_000;

/**
 * Follows @odata.nextLink until it is absent, with the same Prefer on each page (learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results).
 * Paging is live, so a row may come again: it is dropped unless its versionnumber is greater than before, or that was long ago.
 * @throws DataverseError as getJson does, and dataverse.bad-answer where a page has no rows array or leads back to an earlier one
 */
export async function* listPages(transport: Transport, path: string, request: ListRequest): AsyncGenerator<RawPage> {
  const seen = recentMap<string, number>(REMEMBERED);
  const followed = new Set<string>();
  for (let target: string | undefined = path; target !== undefined; ) {
    const answer: JsonAnswer = await transport.getJson(target, request);
    const { value, '@odata.nextLink': nextLink } = answer.body;
    if (!Array.isArray(value)) throw bad(transport, request, 'a page has no array of rows');
    yield { rows: value.filter((row) => isNews(row, request.primaryKey, seen)), serverMs: answer.serverMs };
    target = checkLink(nextLink, followed, (state) => bad(transport, request, state));
  }
}

/** The next link once it is known to be text that leads on. */
function checkLink(link: unknown, followed: Set<string>, error: (state: string) => Error): string | undefined {
  if (link === undefined) return undefined;
  if (typeof link !== 'string' || link === '') throw error('the link to the next page is no text');
  if (followed.has(link)) throw error('the link to the next page leads back to an earlier one');
  followed.add(link);
  return link;
}

/** Whether a row was not seen yet in this version or a later one. What has no key passes: the check of rows reports it. */
function isNews(row: unknown, primaryKey: string, seen: RecentMap<string, number>): boolean {
  if (typeof row !== 'object' || row === null) return true;
  const { [primaryKey]: id, versionnumber } = row as Record<string, unknown>;
  if (typeof id !== 'string') return true;
  const version = Number(versionnumber) || 0;
  const known = seen.get(id);
  if (known !== undefined && version <= known) return false;
  seen.set(id, version);
  return true;
}

function bad(transport: Transport, request: ListRequest, state: string): Error {
  return taskError('dataverse.bad-answer', request, transport.origin, state, { retryable: true });
}
