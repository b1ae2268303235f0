/** What the emulated organisation holds and allows: its tables, its limits, and the rights of its one application user. */
import { TABLES } from './schema.ts';
import { Table } from './table.ts';

/** How far the application user may read: Basic shows own rows only, of which it has none; None is refused. */
export type ReadDepth = 'Global' | 'Basic' | 'None';

export interface Organisation {
  /** By entity set. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Rows a page of an elastic table, at most. */
  readonly pageCap: number;
  /** Whether the query function In is refused. */
  readonly refuseIn: boolean;
  /** By entity set; Global where not set. */
  readonly depths: Map<string, ReadDepth>;
  readonly userId: string;
  readonly businessUnitId: string;
  readonly organizationId: string;
}

export interface OrganisationOptions {
  readonly pageCap: number;
  readonly refuseIn: boolean;
  readonly columnsAbsent: readonly string[];
}

/** An organisation without rows. @throws TypeError for an absent column that no table has, or that is a primary key */
export function createOrganisation({ pageCap, refuseIn, columnsAbsent }: OrganisationOptions): Organisation {
  const known = new Set(TABLES.flatMap(({ columns }) => columns.flatMap(({ name, logicalName }) => [name, logicalName])));
  for (const name of columnsAbsent) if (!known.has(name)) throw new TypeError(`Cannot leave out the column "${name}": no table has it`);
  return {
    tables: new Map(TABLES.map((schema) => [schema.entitySet, new Table(schema, columnsAbsent)])),
    pageCap,
    refuseIn,
    depths: new Map(),
    userId: 'a1a1a1a1-0000-4000-8000-000000000001',
    businessUnitId: 'a1a1a1a1-0000-4000-8000-000000000002',
    organizationId: 'a1a1a1a1-0000-4000-8000-000000000003',
  };
}

/** The primary name of the row with this id, where the table is held and has it. */
export function nameOf({ tables }: Organisation, logicalName: string, id: string): string | undefined {
  for (const table of tables.values()) {
    if (table.schema.logicalName !== logicalName) continue;
    const name = table.get(id)?.[table.schema.primaryName];
    return typeof name === 'string' ? name : undefined;
  }
  return undefined;
}
