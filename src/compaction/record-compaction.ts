/** Compaction in the run log, where it has something to do: it looks twice an hour, and mostly there is nothing. */
import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { type RunRecording, recordRun } from '../runs/record-run.ts';
import { type CompactOptions, compactDays } from './compact-days.ts';

/** As compactDays(). One that fails tells how many days it folded; one that had no more time goes on with the next. @throws StoreError */
export function recordCompaction(recording: RunRecording, quarters: QuarterStore, options: CompactOptions): Promise<readonly number[]> {
  return compactDays(quarters, options, (work) =>
    recordRun(recording, { kind: 'compaction' }, async (note) => {
      note({ counters: { days: 0 } });
      const days = await work((folded) => note({ counters: { days: folded } }));
      if (options.isOver?.()) note({ outcome: 'stopped' });
      return days;
    }),
  );
}
