/** Dataverse as the rest of this program sees it: checked rows by the page, names by id, and whether its rights suffice. */
import type { AttributeRow, DeliveryRow } from '../metrics/row.ts';
import { getColumns } from './columns.ts';
import { createIdLookup } from './id-lookup.ts';
import { createNameReader, type NameKind } from './names.ts';
import { listPages } from './pages.ts';
import { queryPath } from './query-path.ts';
import { checkRights, type Rights } from './rights.ts';
import { ATTRIBUTES, DELIVERIES, type MalformedRow, parseRows, type Table } from './tables.ts';
import { createTransport, type Transport, type TransportOptions, type TransportStats } from './transport.ts';

export interface DataversePage<Row> {
  readonly rows: readonly Row[];
  readonly malformed: readonly MalformedRow[];
  /** When the page was answered by the server's clock, UTC epoch milliseconds. */
  readonly serverMs: number;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ListOptions extends CallOptions {
  /** $orderby, such as "modifiedon asc"; lookups cannot be ordered by. */
  readonly orderBy?: string | undefined;
}

/** All methods throw DataverseError; a listing throws it from its iteration. */
export interface DataverseClient {
  /** Deliveries that match an OData $filter (see filter.ts). A row that changed meanwhile may come again in its later version. */
  listDeliveries(filter: string, options?: ListOptions): AsyncIterable<DataversePage<DeliveryRow>>;
  /** All attributes of deliveries, by primary key. */
  listAttributes(deliveryIds: readonly string[], options?: CallOptions): AsyncIterable<DataversePage<AttributeRow>>;
  /** Names by id; unknown ids are absent, and a table that is missing or forbidden gives no names. */
  listNames(kind: NameKind, ids: readonly string[], options?: CallOptions): Promise<ReadonlyMap<string, string>>;
  /** Who asks, and that all rows can be seen. @throws DataverseError dataverse.no-rights naming table and privilege */
  checkRights(options?: CallOptions): Promise<Rights>;
  readonly stats: TransportStats;
}

export interface DataverseClientOptions extends TransportOptions {
  /** Rows a page that are asked for, integer 1 to 5000; elastic tables may give 500 all the same. @default 5000 */
  readonly pageSize?: number;
}

/** A client of one organisation; make one a process. @throws SettingsError, RangeError for options that cannot work */
export function createDataverseClient({ pageSize = 5000, ...options }: DataverseClientOptions): DataverseClient {
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 5000) {
    throw new RangeError(`Cannot use pageSize "${pageSize}": it is no integer from 1 to 5000`);
  }
  const transport = createTransport(options);
  const prefer = `odata.maxpagesize=${pageSize}`;
  const listNames = createNameReader(transport, prefer);
  const lookup = createIdLookup([
    { form: 'in', column: 'msdyn_proactive_delivery' },
    { form: 'in', column: '_msdyn_proactive_delivery_value' },
    { form: 'or', column: '_msdyn_proactive_delivery_value' },
  ]);
  const deliveries = createReader(transport, DELIVERIES, prefer);
  const attributes = createReader(transport, ATTRIBUTES, prefer);
  return {
    async *listDeliveries(filter, { orderBy, signal } = {}) {
      const select = await deliveries.columns(signal);
      yield* deliveries.list(queryPath(DELIVERIES.entitySet, { select, filter, orderBy }), 'list deliveries', signal);
    },
    async *listAttributes(deliveryIds, { signal } = {}) {
      if (deliveryIds.length === 0) return;
      const select = await attributes.columns(signal);
      const urlOf = (filter: string) => queryPath(ATTRIBUTES.entitySet, { select, filter });
      yield* lookup(deliveryIds, urlOf, (path) => attributes.list(path, 'list delivery attributes', signal));
    },
    listNames: (kind, ids, { signal } = {}) => listNames(kind, ids, signal),
    checkRights: ({ signal } = {}) => checkRights(transport, signal),
    stats: transport.stats,
  };
}

/** What is read of one table: its columns, asked for once, and its pages. */
function createReader<Row>(transport: Transport, table: Table<Row>, prefer: string) {
  let known: readonly string[] | undefined;
  return {
    async columns(signal: AbortSignal | undefined) {
      known ??= await getColumns(transport, table, signal);
      return known;
    },
    async *list(path: string, task: string, signal: AbortSignal | undefined): AsyncGenerator<DataversePage<Row>> {
      const request = { task, table: table.name, primaryKey: table.primaryKey, prefer, ...(signal && { signal }) };
      for await (const { rows, serverMs } of listPages(transport, path, request)) yield { ...parseRows(table, rows), serverMs };
    },
  };
}
