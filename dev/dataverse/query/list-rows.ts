/** Answers a request for the rows of an entity set: one page, its annotations, its next link. */

import { faultyPage, type SentPage } from '../faults/page-faults.ts';
import { type Answer, contextOf, type Exchange } from '../http/exchange.ts';
import { wishesAnnotation } from '../http/prefer.ts';
import { missingRow, notEmulated } from '../http/service-error.ts';
import { nameOf, type Organisation } from '../organisation.ts';
import type { Row } from '../table/row.ts';
import type { Column } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { countRows, listPage, type Position } from './page.ts';
import { parseQuery, parseSelect, type Query } from './query.ts';
import { assertKnown } from './query-options.ts';
import { rowRenderer } from './render-row.ts';
import { readSkipToken, writeSkipToken } from './skip-token.ts';

const STANDARD_PAGE_CAP = 5000;
/** Above so many rows @odata.count tells no more. */
const MAX_COUNT = 5000;
const NO_ROWS: SentPage = { rows: [], next: undefined };
const TOTAL = 'Microsoft.Dynamics.CRM.totalrecordcount';

/** One page of a table. @throws ServiceError */
export function listRows(organisation: Organisation, table: Table, exchange: Exchange): Answer {
  const { options, preferences, origin } = exchange;
  const query = parseQuery(options, table, organisation);
  const asked = withoutSkipToken(exchange.url);
  const token = query.skipToken === undefined ? undefined : readSkipToken(query.skipToken, asked);
  const cap = table.schema.elastic ? organisation.pageCap : STANDARD_PAGE_CAP;
  const isTop = query.top !== undefined && preferences.maxPageSize === undefined;
  const size = Math.min(cap, isTop ? (query.top ?? cap) : (preferences.maxPageSize ?? cap));
  const isBlind = organisation.depths.get(table.schema.entitySet) === 'Basic';
  const { rows, next } = isBlind || size === 0 ? NO_ROWS : pageOf(organisation, table, query, { after: token?.after, size, isTop });
  const body = {
    '@odata.context': contextOf(exchange, fragmentOf(table, query.select)),
    ...totals(table, query, preferences.annotations, isBlind),
    value: rows.map(rendererOf(organisation, table, query.select, exchange)),
    ...(next !== undefined && {
      '@odata.nextLink': nextLink(`${origin}${asked}`, asked, {
        pageNumber: (token?.pageNumber ?? 1) + 1,
        after: next === 'start' ? undefined : next,
      }),
    }),
  };
  return { status: 200, headers: applied(exchange, cap), body };
}

interface PageWish {
  readonly after: Position | undefined;
  readonly size: number;
  /** Whether $top asks for these rows and no more. */
  readonly isTop: boolean;
}

function pageOf({ faults }: Organisation, table: Table, query: Query, { after, size, isTop }: PageWish): SentPage {
  const page = listPage(table, query, after, size);
  if (isTop) return { rows: page.rows, next: undefined };
  return table.schema.elastic ? faultyPage(faults, page, after) : page;
}

/** The number of rows that hold the filter, as plain text: set/$count. @throws ServiceError */
export function countAnswer(organisation: Organisation, table: Table, { options }: Exchange): Answer {
  assertKnown(options, ['$filter']);
  const isBlind = organisation.depths.get(table.schema.entitySet) === 'Basic';
  return { status: 200, body: String(isBlind ? 0 : countRows(table, parseQuery(options, table, organisation), MAX_COUNT)) };
}

/** One row by its id. @throws ServiceError 404 where it does not exist */
export function getRow(organisation: Organisation, table: Table, id: string, exchange: Exchange): Answer {
  const { options } = exchange;
  assertKnown(options, ['$select', '$expand', 'partitionId']);
  if (options.has('$expand')) throw notEmulated('$expand');
  const select = parseSelect(options.get('$select'), table);
  const partition = options.get('partitionId')?.toLowerCase() ?? id;
  const key = partition === id.toLowerCase() ? id : `${id}|${partition}`;
  const row = organisation.depths.get(table.schema.entitySet) === 'Basic' ? undefined : table.get(key);
  if (row === undefined) throw missingRow(table.schema.logicalName, id);
  const context = contextOf(exchange, `${fragmentOf(table, select)}/$entity`);
  const body = { '@odata.context': context, ...rendererOf(organisation, table, select, exchange)(row) };
  return { status: 200, headers: applied(exchange, 0), body };
}

function rendererOf(organisation: Organisation, table: Table, select: readonly Column[] | undefined, { preferences }: Exchange) {
  const render = rowRenderer(table, select, preferences.annotations, (logicalName, id) => nameOf(organisation, logicalName, id));
  return (row: Row) => render(row);
}

function fragmentOf({ schema }: Table, select: readonly Column[] | undefined): string {
  return select === undefined ? schema.entitySet : `${schema.entitySet}(${select.map(({ name }) => name).join(',')})`;
}

function totals(table: Table, query: Query, annotations: string | undefined, isBlind: boolean): Record<string, unknown> {
  const isAnnotated = wishesAnnotation(annotations, TOTAL);
  if (!query.count) return isAnnotated ? { [`@${TOTAL}`]: -1, [`@${TOTAL}limitexceeded`]: false } : {};
  const count = isBlind ? 0 : countRows(table, query, MAX_COUNT + 1);
  const shown = Math.min(count, MAX_COUNT);
  const extra = isAnnotated ? { [`@${TOTAL}`]: shown, [`@${TOTAL}limitexceeded`]: count > MAX_COUNT } : {};
  return { '@odata.count': shown, ...extra };
}

/** The request as it was first asked: what a next link repeats and its token is bound to. */
function withoutSkipToken(url: string): string {
  return url.replace(/[?&]\$skiptoken=[^&]*$/, '');
}

function nextLink(address: string, asked: string, token: Parameters<typeof writeSkipToken>[0]): string {
  return `${address}${address.includes('?') ? '&' : '?'}$skiptoken=${encodeURIComponent(writeSkipToken(token, asked))}`;
}

/** Preference-Applied; a page size above the cap was not applied. */
function applied({ preferences: { maxPageSize, annotations } }: Exchange, cap: number): Record<string, string> {
  const echoed: string[] = [];
  if (maxPageSize !== undefined && maxPageSize <= cap) echoed.push(`odata.maxpagesize=${maxPageSize}`);
  if (annotations !== undefined) echoed.push(`odata.include-annotations="${annotations}"`);
  return echoed.length === 0 ? {} : { 'Preference-Applied': echoed.join(',') };
}
