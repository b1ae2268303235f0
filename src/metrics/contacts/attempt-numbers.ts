/** Which attempt at a contact each attempt was. */
import type { ContactRow } from './contact-fact.ts';

export interface NumberedAttempt {
  readonly row: ContactRow;
  /** 1 = the first; MAX_ATTEMPT_NUMBER stands for itself and all that follow. */
  readonly number: number;
}

/** So that no contact makes a list without end. */
const MAX_ATTEMPT_NUMBER = 1000;

/** The attempts at one contact within one configuration, by time. */
export type AttemptSeries = readonly NumberedAttempt[];

/**
 * The series of one contact, one a configuration.
 * An attempt's number is its rank by time within the series, which counts messages and what is only looked back at too. msdyn_seq_no numbers the
 * deliveries of a task, and one attempt may dial several phones, so it is only held against that order (sequence-order.ts).
 * @param attempts at one contact, by time
 */
export function attemptSeriesOf(attempts: readonly ContactRow[]): readonly AttemptSeries[] {
  const [first] = attempts;
  if (first === undefined) return [];
  const { configuration } = first.scope;
  // As a rule one configuration calls a contact, and grouping takes long.
  if (attempts.every(({ scope }) => scope.configuration === configuration)) return [attempts.map(numbered)];
  return [...Map.groupBy(attempts, ({ scope }) => scope.configuration).values()].map((group) => group.map(numbered));
}

function numbered(row: ContactRow, index: number): NumberedAttempt {
  return { row, number: Math.min(index + 1, MAX_ATTEMPT_NUMBER) };
}
