/** Names of queues, configurations and agents by second queries: elastic tables refuse joins. */
import { idKey } from '../metrics/row/record-id.ts';
import { AnswerError } from './answer-error.ts';
import { createIdLookup, type IdLookup } from './id-lookup.ts';
import { listPages } from './pages.ts';
import { queryPath } from './query-path.ts';
import type { Transport } from './transport.ts';

export type NameKind = 'queue' | 'configuration' | 'agent';

interface NameTable {
  readonly table: string;
  readonly entitySet: string;
  readonly primaryKey: string;
  readonly column: string;
}

const TABLES: Readonly<Record<NameKind, NameTable>> = {
  queue: { table: 'queue', entitySet: 'queues', primaryKey: 'queueid', column: 'name' },
  configuration: {
    table: 'msdyn_proactive_engagement_config',
    entitySet: 'msdyn_proactive_engagement_configs',
    primaryKey: 'msdyn_proactive_engagement_configid',
    column: 'msdyn_name',
  },
  agent: { table: 'systemuser', entitySet: 'systemusers', primaryKey: 'systemuserid', column: 'fullname' },
};

/** Names by id; ids without a name are absent. Keys are spelt as the caller spelt them. */
export type ListNames = (kind: NameKind, ids: readonly string[], signal?: AbortSignal) => Promise<ReadonlyMap<string, string>>;

/** A reader of names. It gives none of a table that is missing or may not be read, for a report without names still counts right. */
export function createNameReader(transport: Transport, prefer: string): ListNames {
  const lookups = new Map<NameKind, IdLookup>();
  return async (kind, ids, signal) => {
    const table = TABLES[kind];
    const lookup =
      lookups.get(kind) ??
      createIdLookup([
        { form: 'in', column: table.primaryKey },
        { form: 'or', column: table.primaryKey },
      ]);
    lookups.set(kind, lookup);
    const request = {
      task: `list the names of ${table.table}`,
      table: table.table,
      primaryKey: table.primaryKey,
      prefer,
      ...(signal && { signal }),
    };
    const urlOf = (filter: string) => queryPath(table.entitySet, { select: [table.primaryKey, table.column], filter });
    const found = new Map<string, string>();
    try {
      for await (const { rows } of lookup(ids, urlOf, (url) => listPages(transport, url, request))) {
        for (const row of rows) keepName(row, table, found);
      }
    } catch (error) {
      if (!(error instanceof AnswerError && (error.status === 403 || error.status === 404))) throw error;
    }
    return new Map(ids.flatMap((id) => entryOf(id, found.get(idKey(id)))));
  };
}

function keepName(row: unknown, { primaryKey, column }: NameTable, found: Map<string, string>): void {
  const { [primaryKey]: id, [column]: name } = (row ?? {}) as Record<string, unknown>;
  if (typeof id === 'string' && typeof name === 'string' && name.trim() !== '') found.set(idKey(id), name.trim());
}

function entryOf(id: string, name: string | undefined): [string, string][] {
  return name === undefined ? [] : [[id, name]];
}
