/** Pulls local days and then removes what history has of them and Dataverse no longer shows. */
import { DataverseError } from '../../errors.ts';
import type { Period } from '../../time/local-day.ts';
import { OVERLAP_MS } from '../begin-harvest.ts';
import type { HarvestOptions, HarvestPorts, HarvestResult } from '../pull/harvest-ports.ts';
import { pullPeriod } from '../pull/pull-period.ts';
import { watchDeliveries } from '../pull/watch-deliveries.ts';
import { type Removed, removeUnseen } from './remove-unseen.ts';

/**
 * A crash before the end of the pull removes nothing, one after it leaves the rest to the next attempt.
 * @throws DataverseError dataverse.no-rights where it is not certain that every row can be seen, dataverse.aborted where the pull took longer than a run may
 */
export async function replacePeriod(
  ports: HarvestPorts,
  period: Period,
  options: HarvestOptions,
): Promise<{ readonly pulled: HarvestResult; readonly removed: Removed }> {
  const watched = watchDeliveries(ports.dataverse);
  const pulled = await pullPeriod({ ...ports, dataverse: watched.dataverse }, period, options);
  // Only who saw all of it in one run knows what is absent.
  if (!pulled.isComplete) throw new DataverseError('dataverse.aborted', `${cannotRemove(period)}: reading it took longer than one run may`);
  const { verified } = await ports.dataverse.checkRights({ signal: options.signal });
  const doubt = doubtOf(verified, watched.nameless);
  if (doubt !== undefined || watched.readAtMs === null) {
    throw new DataverseError('dataverse.no-rights', `${cannotRemove(period)}: ${doubt ?? 'it showed no page'}`);
  }
  const unseen = { seen: watched.seen, keepFromMs: watched.readAtMs - OVERLAP_MS };
  return { pulled, removed: await removeUnseen(ports.quarters, [period.fromMs, period.toMs], unseen) };
}

function cannotRemove({ from }: Period): string {
  return `Cannot remove what Dataverse no longer shows of ${from}`;
}

/** Why an absent row may be there all the same; undefined where it cannot. */
function doubtOf(isVerified: boolean, nameless: number): string | undefined {
  if (!isVerified) return 'whether the application user may read all rows could not be checked, and one that may not be seen looks removed';
  if (nameless > 0) return `${nameless} rows came without a readable key`;
  return undefined;
}
