/** Which attempt at a contact each attempt was. */
import { type ContactRow, MAX_ATTEMPT_NUMBER } from './contact-fact.ts';

export interface NumberedAttempt extends ContactRow {
  /** 1 = the first; MAX_ATTEMPT_NUMBER stands for itself and all that follow. */
  readonly number: number;
}

/** The attempts at one contact within one configuration, by time. */
export type AttemptSeries = readonly NumberedAttempt[];

/**
 * The series of one contact, one a configuration.
 * An attempt's number is its msdyn_seq_no, else its rank by time within the series, which counts messages and what is only looked back at too.
 * @param attempts at one contact, by time
 */
export function attemptSeriesOf(attempts: readonly ContactRow[]): readonly AttemptSeries[] {
  const groups = Map.groupBy(attempts, ({ scope }) => scope.configuration);
  return [...groups.values()].map((group) => group.map(numbered));
}

function numbered(row: ContactRow, index: number): NumberedAttempt {
  return { ...row, number: row.seqNo === 0 ? Math.min(index + 1, MAX_ATTEMPT_NUMBER) : row.seqNo };
}
