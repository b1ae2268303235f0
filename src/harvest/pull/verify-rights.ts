/** Whether "no rows" means that there are none. */
import type { DataverseClient } from '../../dataverse/client.ts';
import { DataverseError } from '../../errors.ts';

/** Whether the account may see every delivery; false where Dataverse cannot tell. @throws DataverseError dataverse.no-rights where it may not */
export async function verifyRights(dataverse: Pick<DataverseClient, 'checkRights'>): Promise<boolean> {
  const { verified } = await dataverse.checkRights({ tables: ['msdyn_proactive_delivery'] });
  return verified;
}

/** The error for a day that looks empty to an account whose rights are not known. */
export function emptyUnverified(span: string): DataverseError {
  return new DataverseError(
    'dataverse.no-rights',
    `Cannot tell whether ${span} had no deliveries: Dataverse showed none, and whether the application user may read all of them could not be checked; give it organisation-level Read on msdyn_proactive_delivery and msdyn_proactive_delivery_attribute`,
  );
}
