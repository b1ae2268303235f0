/** One history is of one organisation: rows of another must never come among them. */
import { DataverseError } from '../../errors.ts';
import { noteOrganisation } from '../../history/state/organisation.ts';
import type { HarvestPorts } from './harvest-ports.ts';

/**
 * To be called before anything is read or filed. Gives the server's clock, UTC epoch milliseconds.
 * @throws DataverseError dataverse.other-organisation where the history is of another one, and whatever else signing in throws; StoreError
 */
export async function assertSameOrganisation(
  { dataverse, documents }: Pick<HarvestPorts, 'dataverse' | 'documents'>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { organisationId, serverMs } = await dataverse.whoAmI({ signal });
  const noted = await noteOrganisation(documents, organisationId);
  if (noted === organisationId) return serverMs;
  throw new DataverseError(
    'dataverse.other-organisation',
    `Cannot read the organisation ${organisationId}: this history is of the organisation ${noted}; set DATAVERSE_URL back, or start a history of its own by another HISTORY_PREFIX`,
  );
}
