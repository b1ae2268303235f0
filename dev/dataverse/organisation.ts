/** What the emulated organisation holds and allows: its tables, its limits, its faults, and the rights of its one application user. */
import type { Faults } from './faults/faults.ts';
import { TABLES, type TableSchema } from './table/schema.ts';
import { Table } from './table/table.ts';

/** How far the application user may read: Basic shows own rows only, of which it has none; None is refused. */
export type ReadDepth = 'Global' | 'Basic' | 'None';

/** The organisation of an emulator that is given no other. */
export const ORGANIZATION_ID = 'a1a1a1a1-0000-4000-8000-000000000003';

export interface Organisation {
  /** By entity set. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Rows a page of an elastic table, at most. */
  readonly pageCap: number;
  /** Whether the query function In is refused. */
  readonly refuseIn: boolean;
  readonly faults: Faults;
  /** The server's clock, UTC epoch milliseconds. */
  readonly now: () => number;
  /** By entity set; Global where not set. */
  readonly depths: Map<string, ReadDepth>;
  readonly userId: string;
  readonly businessUnitId: string;
  readonly organizationId: string;
}

export interface OrganisationOptions {
  readonly pageCap: number;
  readonly refuseIn: boolean;
  readonly organizationId: string;
  readonly columnsAbsent: readonly string[];
  /** Entity sets that this organisation lacks. */
  readonly tablesAbsent: readonly string[];
  readonly faults: Faults;
  readonly now: () => number;
}

/** An organisation without rows. @throws TypeError for an absent column that no table has, or that is a primary key */
export function createOrganisation({ columnsAbsent, tablesAbsent, ...options }: OrganisationOptions): Organisation {
  const known = new Set(TABLES.flatMap(({ columns }) => columns.flatMap(({ name, logicalName }) => [name, logicalName])));
  for (const name of columnsAbsent) if (!known.has(name)) throw new TypeError(`Cannot leave out the column "${name}": no table has it`);
  return {
    ...options,
    tables: tablesOf({ columnsAbsent, tablesAbsent, ...options }),
    depths: new Map(),
    userId: 'a1a1a1a1-0000-4000-8000-000000000001',
    businessUnitId: 'a1a1a1a1-0000-4000-8000-000000000002',
  };
}

function tablesOf({
  columnsAbsent,
  tablesAbsent,
  faults,
  now,
}: Omit<OrganisationOptions, 'pageCap' | 'refuseIn' | 'organizationId'>): ReadonlyMap<string, Table> {
  const versions = { last: 0 };
  const expired = () => faults.struck('ttl');
  const hasTtl = () => faults.settings.ttl;
  const tableOf = (schema: TableSchema) =>
    new Table(schema, columnsAbsent, { now, versions, hasTtl, expired, lagMs: () => faults.lagMs(schema.entitySet) });
  return new Map(TABLES.filter(({ entitySet }) => !tablesAbsent.includes(entitySet)).map((schema) => [schema.entitySet, tableOf(schema)]));
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
