/** Whether the sequence numbers that the platform gives (msdyn_seq_no) follow the order in which attempts started. */
import type { AttemptSeries } from './attempt-numbers.ts';

export interface SequenceCounter {
  add(series: AttemptSeries): void;
  /** Attempts that count whose number is smaller than that of the numbered attempt before them at the same contact within the same configuration. */
  finish(): number;
}

export function newSequenceCounter(): SequenceCounter {
  let against = 0;
  return {
    add(series) {
      let before = 0;
      for (const { row } of series) {
        if (row.seqNo === 0) continue;
        if (row.isCounted && row.seqNo < before) against++;
        before = row.seqNo;
      }
    },
    finish: () => against,
  };
}
