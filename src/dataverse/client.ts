/** Dataverse as the rest of this program sees it: checked rows by the page, names by id, and whether its rights suffice. */
import { RESULT_TYPE } from '../metrics/row/attribute-types.ts';
import type { ConfigurationLimits } from '../metrics/row/configuration-limits.ts';
import type { FailedUpload } from '../metrics/row/failed-upload.ts';
import type { AttributeRow, ConversationRow, DeliveryRow } from '../metrics/row/row.ts';
import { createConversationReader } from './conversations.ts';
import type { TransportStats } from './exchange.ts';
import { changedFilter } from './filter.ts';
import { ATTRIBUTE_FILTERS, DELIVERY_FILTERS } from './id-filters.ts';
import { createIdLookup } from './id-lookup.ts';
import { queryPath } from './query-path.ts';
import { checkRights, listReadRights, type ReadRight, RIGHTS_TABLES, type Rights, type RightsTable } from './rights/rights.ts';
import { type Identity, whoAmI } from './rights/who-am-i.ts';
import { createNameReader, type NameKind, type NameOptions } from './setup/record-names.ts';
import { createSetupReader, type UploadSpan } from './setup/setup-reader.ts';
import { ATTRIBUTES, CONVERSATIONS, DELIVERIES } from './table-definitions.ts';
import { createTableReader, type DataversePage } from './table-reader.ts';
import { createTransport, type TransportOptions } from './transport.ts';

export type { DataversePage };

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
  /** Deliveries by primary key; one that is not there is absent. */
  listDeliveriesById(ids: readonly string[], options?: CallOptions): AsyncIterable<DataversePage<DeliveryRow>>;
  /** Attributes of type Result that were changed in [fromMs, toMs), UTC epoch milliseconds; undefined = without an end. */
  listResultsChanged(fromMs: number, toMs: number | undefined, options?: CallOptions): AsyncIterable<DataversePage<AttributeRow>>;
  /** All attributes of deliveries, by primary key. */
  listAttributes(deliveryIds: readonly string[], options?: CallOptions): AsyncIterable<DataversePage<AttributeRow>>;
  /**
   * Conversations by msdyn_conversation_id of deliveries, which either id column of a conversation may hold (see conversationKeys);
   * one that is not found is absent, and a table that is missing or forbidden gives none: see conversationsAvailable.
   */
  listConversations(ids: readonly string[], options?: CallOptions): AsyncIterable<DataversePage<ConversationRow>>;
  /** Whether conversations could be read when they were last asked for; null while they were not. */
  readonly conversationsAvailable: boolean | null;
  /** Names by id; unknown ids are absent, and a table that is missing or forbidden gives no names. */
  listNames(kind: NameKind, ids: readonly string[], options?: NameOptions): Promise<ReadonlyMap<string, string>>;
  /** Limits of configurations by id in lower case: null where one has none. None where the table is missing or forbidden. */
  listLimits(ids: readonly string[], options?: CallOptions): Promise<ReadonlyMap<string, ConfigurationLimits | null>>;
  /** Uploads that failed, or had errors. None where the table is missing or forbidden. */
  listFailedUploads(span: UploadSpan, options?: CallOptions): Promise<readonly FailedUpload[]>;
  /** Who asks, and which organisation answers. */
  whoAmI(options?: CallOptions): Promise<Identity>;
  /** Who asks, and that all rows can be seen, of both tables or of those that are named. @throws DataverseError dataverse.no-rights naming table and privilege */
  checkRights(options?: CallOptions & { readonly tables?: readonly RightsTable[] }): Promise<Rights>;
  /** How far both tables can be read, whatever that is. */
  listReadRights(options?: CallOptions): Promise<readonly ReadRight[]>;
  /** Columns that vanished since this client began to read, "table.column": rows are read without them. */
  readonly vanishedColumns: readonly string[];
  readonly stats: TransportStats;
  /** To be called once nothing more is asked. */
  close(): Promise<void>;
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
  const setup = createSetupReader(transport, prefer);
  const deliveryLookup = createIdLookup(DELIVERY_FILTERS);
  const attributeLookup = createIdLookup(ATTRIBUTE_FILTERS);
  const deliveries = createTableReader(transport, DELIVERIES, prefer);
  const attributes = createTableReader(transport, ATTRIBUTES, prefer);
  const conversationTable = createTableReader(transport, CONVERSATIONS, prefer);
  const conversations = createConversationReader(conversationTable);
  return {
    listDeliveries: (filter, { orderBy, signal } = {}) =>
      deliveries.listWith(
        (select) => deliveries.list(queryPath(DELIVERIES.entitySet, { select, filter, orderBy }), 'list deliveries', signal),
        signal,
      ),
    async *listDeliveriesById(ids, { signal } = {}) {
      if (ids.length === 0) return;
      yield* deliveries.listWith((select) => {
        const urlOf = (filter: string) => queryPath(DELIVERIES.entitySet, { select, filter });
        return deliveryLookup(ids, urlOf, (path) => deliveries.list(path, 'list deliveries', signal));
      }, signal);
    },
    listResultsChanged(fromMs, toMs, { signal } = {}) {
      const filter = `${changedFilter(fromMs, toMs)} and msdyn_type eq ${RESULT_TYPE}`;
      const urlOf = (select: readonly string[]) => queryPath(ATTRIBUTES.entitySet, { select, filter });
      return attributes.listWith((select) => attributes.list(urlOf(select), 'list delivery attributes', signal), signal);
    },
    async *listAttributes(deliveryIds, { signal } = {}) {
      if (deliveryIds.length === 0) return;
      yield* attributes.listWith((select) => {
        const urlOf = (filter: string) => queryPath(ATTRIBUTES.entitySet, { select, filter });
        return attributeLookup(deliveryIds, urlOf, (path) => attributes.list(path, 'list delivery attributes', signal));
      }, signal);
    },
    listConversations: (ids, { signal } = {}) => conversations.list(ids, signal),
    get conversationsAvailable() {
      return conversations.isAvailable;
    },
    listNames,
    listLimits: (ids, { signal } = {}) => setup.listLimits(ids, signal),
    listFailedUploads: (span, { signal } = {}) => setup.listFailedUploads(span, signal),
    whoAmI: ({ signal } = {}) => whoAmI(transport, signal),
    get vanishedColumns() {
      return [deliveries, attributes, conversationTable].flatMap(({ table, vanished }) =>
        [...vanished].map((name) => `${table.name}.${name}`),
      );
    },
    checkRights: ({ signal, tables = RIGHTS_TABLES } = {}) => checkRights(transport, tables, signal),
    listReadRights: ({ signal } = {}) => listReadRights(transport, signal),
    stats: transport.stats,
    close: () => transport.close(),
  };
}
