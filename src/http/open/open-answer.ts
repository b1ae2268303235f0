/** The page that a link in a mail leads to: the token goes into a cookie, and the reader on to an address without it, which no history or referrer gives away. */
import type { HttpRequest, HttpResponseInit } from '@azure/functions';
import { reportPath } from '../../access/digest-link.ts';
import type { Links } from '../../access/links.ts';
import type { RecordAccess } from '../../access/record-access.ts';
import { SCOPE_COLUMNS, type ScopeColumn } from '../../report/scope.ts';
import { linkCookie } from '../credentials.ts';
import { parseQuery } from '../parse-query.ts';
import { queryOf } from '../query-of.ts';
import { openQuery } from './open-schema.ts';

export interface OpenPorts {
  readonly access: { readonly links: Pick<Links, 'open'>; readonly record: RecordAccess };
  now(): number;
}

/** 303 to the report of the link, narrowed as its address says; how far that may go, the report itself asks. Only a link that is refused is noted: the report itself notes who opens it. @throws AccessError, InputError, StoreError */
export async function openAnswer({ access, now }: OpenPorts, request: Pick<HttpRequest, 'url' | 'headers'>): Promise<HttpResponseInit> {
  const { link: token, ...scope } = parseQuery(openQuery, queryOf(request));
  const link = await access.links.open(token).catch((error: unknown) => access.record(() => Promise.reject(error)));
  return {
    status: 303,
    headers: { Location: reportPath(link.period, filtersOf(scope)), 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
    cookies: [linkCookie(request, token, link, now())],
  };
}

function filtersOf(scope: { readonly [Column in ScopeColumn]?: readonly string[] | undefined }): [string, string][] {
  return SCOPE_COLUMNS.flatMap((column) => (scope[column] ?? []).map((value): [string, string] => [column, value]));
}
