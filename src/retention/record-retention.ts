/** Retention as the timer runs it: over everything that is kept, within the time that a function has, and in the run log. */
import type { BackfillState } from '../history/state/backfill-state.ts';
import { openConversations } from '../history/state/open-conversations.ts';
import { harvestState } from '../history/state/watermarks.ts';
import { type RunRecording, recordRun } from '../runs/record-run.ts';
import type { RunLog } from '../runs/run-log.ts';
import { type RetentionCounts, type RetentionPorts, type RetentionResult, retain } from './retain.ts';

export interface RecordRetentionPorts extends Omit<RetentionPorts, 'open' | 'runs'> {
  readonly recording: RunRecording;
  readonly runs: Pick<RunLog, 'purge'>;
  readonly backfills: Pick<BackfillState, 'purge'>;
}

export interface RecordRetentionOptions {
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** Ends the run early; the next one goes on. @default after four minutes */
  readonly signal?: AbortSignal | undefined;
}

// The shortest time that a plan gives a function is five minutes.
const LIMIT_MS = 240_000;

/** Removes what has been kept long enough. Backfills go with the run log. @throws StoreError */
export async function recordRetention(
  { recording, runs, backfills, ...ports }: RecordRetentionPorts,
  { nowMs, signal = AbortSignal.timeout(LIMIT_MS) }: RecordRetentionOptions,
): Promise<RetentionResult> {
  const { readToMs } = await harvestState(ports.documents).coverage();
  const logs = { purge: async (beforeMs: number) => (await runs.purge(beforeMs)) + (await backfills.purge(beforeMs)) };
  return recordRun(recording, { kind: 'retention' }, async (note) => {
    const onCounted = (counts: RetentionCounts) => note({ counters: { ...counts } });
    const result = await retain({ ...ports, open: openConversations(ports.documents), runs: logs }, { nowMs, readToMs, signal, onCounted });
    if (!result.isComplete) note({ outcome: 'stopped' });
    return result;
  });
}
