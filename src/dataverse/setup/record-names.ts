/** Names of queues, configurations, journeys and agents by second queries: elastic tables refuse joins. */
import { uploadName } from '../../metrics/row/failed-upload.ts';
import { idKey } from '../../metrics/row/record-id.ts';
import { instantMs } from '../../metrics/row/text.ts';
import { AnswerError, isOutOfReach } from '../answer-error.ts';
import { createIdLookup, filtersBy, type IdKind, type IdLookup } from '../id-lookup.ts';
import { listPages } from '../pages.ts';
import { queryPath } from '../query-path.ts';
import type { Transport } from '../transport.ts';

export type NameKind = 'queue' | 'configuration' | 'journey' | 'agent';

interface NameTable {
  readonly table: string;
  readonly entitySet: string;
  readonly primaryKey: string;
  /** Column that holds what the deliveries call it. @default the primary key */
  readonly idColumn?: string;
  /** @default guid */
  readonly idKind?: IdKind;
  readonly column: string;
  /** The name out of the column's text. @default the text itself */
  readonly nameOf?: (text: string) => string;
}

// msdyn_batch_id of a batch is "used as journey id on deliveries", and it is the batch's only name, so its date says more
// (learn.microsoft.com/dynamics365/customer-service/develop/reference/entities/msdyn_proactive_delivery_batch).
const BATCHES: NameTable = {
  table: 'msdyn_proactive_delivery_batch',
  entitySet: 'msdyn_proactive_delivery_batches',
  primaryKey: 'msdyn_proactive_delivery_batchid',
  idColumn: 'msdyn_batch_id',
  idKind: 'text',
  column: 'createdon',
  nameOf: batchName,
};

/** What is left without a name in one table is looked for in the next. */
const TABLES: Readonly<Record<NameKind, readonly NameTable[]>> = {
  queue: [{ table: 'queue', entitySet: 'queues', primaryKey: 'queueid', column: 'name' }],
  configuration: [
    {
      table: 'msdyn_proactive_engagement_config',
      entitySet: 'msdyn_proactive_engagement_configs',
      primaryKey: 'msdyn_proactive_engagement_configid',
      column: 'msdyn_name',
    },
  ],
  journey: [
    BATCHES,
    { table: 'msdynmkt_journey', entitySet: 'msdynmkt_journeys', primaryKey: 'msdynmkt_journeyid', column: 'msdynmkt_name' },
  ],
  agent: [{ table: 'systemuser', entitySet: 'systemusers', primaryKey: 'systemuserid', column: 'fullname' }],
};

/** All tables that names are read from. */
export const NAME_TABLES: readonly Pick<NameTable, 'table' | 'entitySet' | 'primaryKey'>[] = Object.values(TABLES).flat();

export interface NameOptions {
  readonly signal?: AbortSignal | undefined;
  /** Gets told of a table that refuses or fails, so that the others still give their names. @default it is thrown */
  readonly onTrouble?: ((error: Error) => void) | undefined;
}

/** Names by id; ids without a name are absent. Keys are spelt as the caller spelt them. */
export type ListNames = (kind: NameKind, ids: readonly string[], options?: NameOptions) => Promise<ReadonlyMap<string, string>>;

/** A reader of names. It gives none of a table that is missing or may not be read, for a report without names still counts right. */
export function createNameReader(transport: Transport, prefer: string): ListNames {
  const lookups = new Map<NameTable, IdLookup>();
  return async (kind, ids, { signal, onTrouble } = {}) => {
    const found = new Map<string, string>();
    for (const table of TABLES[kind]) {
      const lookup = lookups.get(table) ?? lookupOf(table);
      lookups.set(table, lookup);
      const missing = ids.filter((id) => !found.has(idKey(id)));
      const asking = { transport, prefer, table, lookup, onTrouble, ...(signal && { signal }) };
      if (missing.length > 0) await addNames(asking, missing, found);
    }
    return new Map(ids.flatMap((id) => entryOf(id, found.get(idKey(id)))));
  };
}

function batchName(createdon: string): string {
  const createdMs = instantMs(createdon);
  return createdMs === null ? '' : uploadName(createdMs);
}

function lookupOf({ primaryKey, idColumn = primaryKey, idKind = 'guid' }: NameTable): IdLookup {
  return createIdLookup(filtersBy(idColumn), idKind);
}

interface Asking {
  readonly transport: Transport;
  readonly prefer: string;
  readonly table: NameTable;
  readonly lookup: IdLookup;
  readonly onTrouble: NameOptions['onTrouble'];
  readonly signal?: AbortSignal;
}

async function addNames(
  { transport, table: asked, lookup, onTrouble, ...options }: Asking,
  ids: readonly string[],
  found: Map<string, string>,
) {
  const { table, entitySet, primaryKey, idColumn = primaryKey, column } = asked;
  const request = { task: `list the names of ${table}`, table, primaryKey, ...options };
  const select = [...new Set([primaryKey, idColumn, column])];
  const urlOf = (filter: string) => queryPath(entitySet, { select, filter });
  try {
    for await (const { rows } of lookup(ids, urlOf, (url) => listPages(transport, url, request))) {
      for (const row of rows) keepName(row, asked, found);
    }
  } catch (error) {
    if (isOutOfReach(error)) return;
    if (!(error instanceof AnswerError) || onTrouble === undefined) throw error;
    onTrouble(error);
  }
}

function keepName(
  row: unknown,
  { primaryKey, idColumn = primaryKey, column, nameOf = (text) => text }: NameTable,
  found: Map<string, string>,
) {
  const { [idColumn]: id, [column]: text } = (row ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string' || typeof text !== 'string') return;
  const name = nameOf(text).trim();
  if (name !== '') found.set(idKey(id), name);
}

function entryOf(id: string, name: string | undefined): [string, string][] {
  return name === undefined ? [] : [[id, name]];
}
