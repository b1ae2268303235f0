/** Fixed counts by quarter hour, as files give them and lists pass them on. */
import type { Cell } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';

/** A cell without its lists. */
export type TallyCell = Pick<Cell, 'scope' | 'tally'>;

/** Those of a quarter hour (its start, UTC epoch milliseconds). */
export interface QuarterTallies {
  readonly quarterMs: number;
  readonly cells: readonly TallyCell[];
}

/** The key under which the tallies of a scope in a quarter hour (its start, UTC epoch milliseconds) are summed; undefined for "not at all". */
export type KeysOf = (quarterMs: number) => (scope: Scope) => string | undefined;
