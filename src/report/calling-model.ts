/** The parts of a report about how calls are made: caller ids, hours and lengths. */
import type { CallCount } from '../metrics/cube/entry-counts.ts';
import type { Rate } from '../metrics/kpis/rate.ts';
import type { Live } from './live.ts';

/** A caller id within one configuration, against the other caller ids of that configuration. */
export interface CallerIdItem extends Live<Rate> {
  readonly configuration: string;
  readonly configurationName: string;
  /** The number with all but its last digits hidden. */
  readonly name: string;
  readonly voiceAttempts: number;
  /** The rate of live answers, at least, of its siblings together. */
  readonly siblings: Rate;
  /** That of this number in the seven days before, null where history lacks them. */
  readonly before: Rate | null;
  readonly shortCalls: Rate;
  /** Two-proportion test against the siblings, Holm-corrected over all caller ids; null where it cannot be made. */
  readonly p: number | null;
  /** Answered clearly less often than its siblings: p below 0.05, at least 5 points or a fifth less, at least 100 attempts each. */
  readonly warning: boolean;
}

/** When calls are answered: one cell a local weekday and hour of the called party, of any attempt or of one attempt number. */
export interface BestTimeCell {
  /** Monday 1 to Sunday 7. */
  readonly weekday: number;
  readonly hour: number;
  /** "any", or by attempt "1", "2", "3+": the rank by start at the contact within its configuration. */
  readonly attempt: string;
  /** Live answers, at least, / voice attempts. `low` is what cells are ranked by. */
  readonly live: Rate;
}

export interface BestTime {
  /** Days up to the period's last that the grid is made of. */
  readonly days: number;
  /** Best lower bound first; cells with fewer than 30 attempts are left out. */
  readonly cells: readonly BestTimeCell[];
  readonly hiddenCells: number;
  /** The same by attempt, of the period's own calls; null where its facts are no longer kept. */
  readonly byAttempt: { readonly cells: readonly BestTimeCell[]; readonly hiddenCells: number } | null;
}

/** Voice attempts of one weekday and hour on the called party's own clock. */
export interface CallHour extends Readonly<Record<CallCount, number>> {
  /** Monday 1 to Sunday 7. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
}

/** Calls of one length, whole seconds. */
export interface CallTimeBand {
  /** Included. */
  readonly fromSeconds: number;
  /** Excluded; null = and longer. */
  readonly toSeconds: number | null;
  readonly calls: number;
}
