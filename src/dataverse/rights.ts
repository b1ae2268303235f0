/** Whether the application user sees all rows: with less than organisation-level Read, Dataverse gives an empty list and no error. */
import { DataverseError } from '../errors.ts';
import { textLiteral } from './filter.ts';
import { ATTRIBUTES, DELIVERIES } from './table-definitions.ts';
import { taskError } from './task.ts';
import type { Transport } from './transport.ts';
import { whoAmI } from './who-am-i.ts';

export interface Rights {
  /** systemuserid of the application user. */
  readonly userId: string;
  /** False where this organisation does not tell its users their privileges. */
  readonly verified: boolean;
}

// PrivilegeDepth of the Web API, by number where it comes as one.
const DEPTHS = ['Basic', 'Local', 'Deep', 'Global', 'RecordFilter'];

/** Who asks, and whether the depth of Read on both tables is Global. @throws DataverseError dataverse.no-rights where it is less */
export async function checkRights(transport: Transport, signal?: AbortSignal): Promise<Rights> {
  const { userId } = await whoAmI(transport, signal);
  const verified: boolean[] = [];
  for (const { name } of [DELIVERIES, ATTRIBUTES]) verified.push(await checkRead(transport, userId, name, signal));
  return { userId, verified: verified.every(Boolean) };
}

async function checkRead(transport: Transport, userId: string, table: string, signal: AbortSignal | undefined): Promise<boolean> {
  const privilege = `prvRead${table}`;
  const depths = await listDepths(transport, userId, privilege, signal);
  if (depths === undefined) return false;
  if (depths.includes('Global')) return true;
  const held = depths.length === 0 ? 'not held' : `held at depth ${depths.join(', ')} only`;
  const state = `the privilege ${privilege} is ${held}; give the application user organisation-level Read on ${table}`;
  throw taskError('dataverse.no-rights', { task: `read ${table}` }, transport.origin, state);
}

/** The depths at which a privilege is held through all roles, undefined where they cannot be asked for. */
async function listDepths(
  transport: Transport,
  userId: string,
  privilege: string,
  signal: AbortSignal | undefined,
): Promise<string[] | undefined> {
  const call = `Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName(PrivilegeName=${textLiteral(privilege)})`;
  try {
    const { body } = await transport.getJson(`systemusers(${userId})/${call}`, { task: 'read privileges', ...(signal && { signal }) });
    return Array.isArray(body.RolePrivileges) ? body.RolePrivileges.map(depthOf) : undefined;
  } catch (error) {
    if (error instanceof DataverseError && (error.code === 'dataverse.forbidden' || error.code === 'dataverse.refused')) return undefined;
    throw error;
  }
}

function depthOf(held: unknown): string {
  const depth = (held as { Depth?: unknown } | null)?.Depth;
  return DEPTHS.find((name, number) => depth === name || depth === number) ?? 'unknown';
}
