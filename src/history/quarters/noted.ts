/** What the lists of quarter hours have come to: what they left out, and by which rules the rest was filed. */
import type { RulesRange } from '../../metrics/rules/rules-range.ts';

/** By starts of quarter hours, UTC epoch milliseconds. */
export interface Noted {
  /** Left out, since they cannot be read. */
  readonly unreadable: ReadonlySet<number>;
  /** Numbers of the rules by which the facts were filed; nothing of a quarter hour in which none was. */
  readonly filedBy: ReadonlyMap<number, RulesRange>;
}

/** The same, to be added to. */
export interface NotedSoFar extends Noted {
  readonly unreadable: Set<number>;
  readonly filedBy: Map<number, RulesRange>;
}

export function nothingNoted(): NotedSoFar {
  return { unreadable: new Set(), filedBy: new Map() };
}
