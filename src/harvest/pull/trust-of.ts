/** Whether what a pull did not find is known not to be there: rows that may not be seen look like none. */
import type { Pull } from './pull-batch.ts';
import { verifyRights } from './verify-rights.ts';

/** Had such rows counted as read, nobody would go back for them once the right is given. Asks Dataverse once, and only while no row has come. @throws DataverseError as verifyRights() */
export function trustOf({ counts, dataverse }: Pull, hasHarvested = false): () => Promise<boolean> {
  let mayRead: boolean | undefined;
  return async () => {
    if (counts.deliveries > 0) return true;
    mayRead ??= await verifyRights(dataverse);
    return mayRead || hasHarvested;
  };
}
