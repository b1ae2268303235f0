/** Who asks, and which organisation answers. */
import { isGuid } from '../filter.ts';
import { taskError } from '../task.ts';
import type { Transport } from '../transport.ts';

export interface Identity {
  /** systemuserid of the application user. */
  readonly userId: string;
  /** Id of the organisation in lower case: another one even where a copy of it took over the address. */
  readonly organisationId: string;
  /** The server's clock, UTC epoch milliseconds. */
  readonly serverMs: number;
}

/** @throws DataverseError, dataverse.bad-answer where the answer names no user or no organisation */
export async function whoAmI(transport: Transport, signal?: AbortSignal): Promise<Identity> {
  const task = { task: 'sign in', ...(signal && { signal }) };
  const { body, serverMs } = await transport.getJson('WhoAmI', task);
  const { UserId: userId, OrganizationId: organisationId } = body;
  if (!isGuid(userId)) throw taskError('dataverse.bad-answer', task, transport.origin, 'WhoAmI names no user');
  if (!isGuid(organisationId)) throw taskError('dataverse.bad-answer', task, transport.origin, 'WhoAmI names no organisation');
  return { userId, organisationId: organisationId.toLowerCase(), serverMs };
}
