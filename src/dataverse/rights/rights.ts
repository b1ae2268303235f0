/** Whether the application user sees all rows: with less than organisation-level Read, Dataverse gives an empty list, or a part, and no error. */
import { isDenied } from '../answer-error.ts';
import { textLiteral } from '../filter.ts';
import { taskError } from '../task.ts';
import type { Transport } from '../transport.ts';
import { whoAmI } from './who-am-i.ts';

export interface Rights {
  /** systemuserid of the application user. */
  readonly userId: string;
  /** False where this organisation does not tell its users their privileges. */
  readonly verified: boolean;
}

/** How far a table can be read. */
export interface ReadRight {
  /** Logical name. */
  readonly table: string;
  /** The depths at which Read is held through all roles, Global = all rows; null where the organisation does not tell. */
  readonly depths: readonly string[] | null;
}

/** The tables that have to be read whole, logical names. */
export const RIGHTS_TABLES = ['msdyn_proactive_delivery', 'msdyn_proactive_delivery_attribute'] as const;
export type RightsTable = (typeof RIGHTS_TABLES)[number];

// PrivilegeDepth of the Web API, by number where it comes as one.
const DEPTHS = ['Basic', 'Local', 'Deep', 'Global', 'RecordFilter'];

/** Of both tables, whatever they are. @throws DataverseError */
export async function listReadRights(transport: Transport, signal?: AbortSignal): Promise<readonly ReadRight[]> {
  const { userId } = await whoAmI(transport, signal);
  return rightsOf(transport, userId, RIGHTS_TABLES, signal);
}

/** Who asks, and whether the depth of Read on some tables is Global. @throws DataverseError dataverse.no-rights where it is less */
export async function checkRights(transport: Transport, tables: readonly RightsTable[], signal?: AbortSignal): Promise<Rights> {
  const { userId } = await whoAmI(transport, signal);
  const rights = await rightsOf(transport, userId, tables, signal);
  for (const { table, depths } of rights) {
    if (depths === null || depths.includes('Global')) continue;
    const held = depths.length === 0 ? 'not held' : `held at depth ${depths.join(', ')} only`;
    const state = `the privilege prvRead${table} is ${held}; give the application user organisation-level Read on ${table}`;
    throw taskError('dataverse.no-rights', { task: `read ${table}` }, transport.origin, state);
  }
  return { userId, verified: rights.every(({ depths }) => depths !== null) };
}

async function rightsOf(
  transport: Transport,
  userId: string,
  tables: readonly RightsTable[],
  signal: AbortSignal | undefined,
): Promise<readonly ReadRight[]> {
  const rights: ReadRight[] = [];
  for (const table of tables) rights.push({ table, depths: await listDepths(transport, userId, table, signal) });
  return rights;
}

/** The depths at which Read is held, null where they cannot be asked for. */
async function listDepths(
  transport: Transport,
  userId: string,
  table: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | null> {
  const call = `Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName=${textLiteral(`prvRead${table}`)})`;
  try {
    const { body } = await transport.getJson(`systemusers(${userId})/${call}`, { task: 'read privileges', ...(signal && { signal }) });
    return Array.isArray(body.RolePrivileges) ? body.RolePrivileges.map(depthOf) : null;
  } catch (error) {
    if (isDenied(error)) return null;
    throw error;
  }
}

function depthOf(held: unknown): string {
  const depth = (held as { Depth?: unknown } | null)?.Depth;
  return DEPTHS.find((name, number) => depth === name || depth === number) ?? 'unknown';
}
