/** How far each further call at a contact still reaches anyone: where it pays to stop. */

import { distinct } from '../cube/distinct.ts';
import type { AttemptSeries } from './attempt-numbers.ts';

/** Of contacts within a configuration; calls only, since a message reaches nobody live. */
export interface AttemptReach {
  /** Attempt number, 1 = the first. */
  readonly number: number;
  /** Contacts called at this number in the period. */
  readonly contacts: number;
  /** Of these, how many were live for the first time at this number. */
  readonly firstLive: number;
}

export interface ReachCounter {
  add(series: AttemptSeries): void;
  /** Sorted by number; a number that nobody was called at is left out. */
  finish(): readonly AttemptReach[];
}

export function newReachCounter(): ReachCounter {
  const contacts = new Map<number, number>();
  const firstLive = new Map<number, number>();
  return {
    add(series) {
      const called = [];
      for (const { row, number } of series) if (row.isVoice && row.isCounted) called.push(number);
      for (const number of distinct(called)) contacts.set(number, (contacts.get(number) ?? 0) + 1);
      // A contact that was live before the period is not live for the first time again.
      const live = series.find(({ row }) => row.isVoice && row.isLive);
      if (live?.row.isCounted) firstLive.set(live.number, (firstLive.get(live.number) ?? 0) + 1);
    },
    finish: () => reachOf([...contacts].map(([number, count]) => ({ number, contacts: count, firstLive: firstLive.get(number) ?? 0 }))),
  };
}

/** The reach of two sets of contacts that share none. */
export function mergeReach(a: readonly AttemptReach[], b: readonly AttemptReach[]): readonly AttemptReach[] {
  const groups = Map.groupBy([...a, ...b], ({ number }) => number);
  const sum = (group: readonly AttemptReach[], name: 'contacts' | 'firstLive') => group.reduce((total, reach) => total + reach[name], 0);
  return reachOf([...groups].map(([number, group]) => ({ number, contacts: sum(group, 'contacts'), firstLive: sum(group, 'firstLive') })));
}

function reachOf(list: AttemptReach[]): readonly AttemptReach[] {
  return list.sort((a, b) => a.number - b.number);
}
