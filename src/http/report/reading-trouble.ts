/** Why Dataverse is not read, as far as the run log tells: looked up only where it is not. */
import type { ReadingTrouble } from '../../page/states/reading-states.ts';
import type { Reading } from '../../report/around/surroundings.ts';
import type { RunLog } from '../../runs/run-log.ts';
import { DAY_MS } from '../../time/lengths.ts';

export interface TroublePorts {
  readonly runs: Pick<RunLog, 'list'>;
  now(): number;
}

// Harvests run every ten minutes.
const DAYS = 2;
// One may run right now.
const RUNS = 3;
const NO_RIGHTS = ['dataverse.no-rights', 'dataverse.forbidden', 'dataverse.unauthorized'];

/** By the last harvest that has ended. @throws StoreError */
export async function loadReadingTrouble({ runs, now }: TroublePorts, { readTo, isBehind }: Reading): Promise<ReadingTrouble> {
  if (readTo !== null && !isBehind) return undefined;
  const nowMs = now();
  const last = await runs.list({ kind: 'harvest', fromMs: nowMs - DAYS * DAY_MS, toMs: nowMs + 1, limit: RUNS });
  const ended = last.find(({ outcome }) => outcome !== 'running');
  return NO_RIGHTS.includes(ended?.error?.code ?? '') ? 'noRights' : undefined;
}
