/** Queues and configurations: their counts, what waits in them, and how long that will take. */
import { type Cell, mergeTallies, type Tally } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { QueueItem } from './list-model.ts';
import { byDeliveries, countsOfTally, type Naming, named } from './lists.ts';
import type { Backlog } from './report.ts';
import { valueSumOf } from './value-sum.ts';

/** Open deliveries of one scope when the backlog was counted. */
export interface OpenCount {
  readonly scope: Scope;
  readonly status: string;
  /** Time since createdon, in words. */
  readonly age: string;
  /** Nobody will finish it by itself: Pending past its window, or InProcess for hours. */
  readonly isZombie: boolean;
  readonly deliveries: number;
}

/** What was open at an instant, and what had been finished in the hour before it. */
export interface Load {
  readonly open: readonly OpenCount[];
  readonly lastHour: readonly { readonly scope: Scope; readonly tally: Tally }[];
}

/** One item a value of the column, most deliveries first; what is only waiting has an item too. */
export function queueItems(cells: readonly Cell[], column: 'queue' | 'configuration', load: Load | null, naming: Naming): QueueItem[] {
  const keys = new Set([...cells, ...(load?.open ?? [])].map(({ scope }) => scope[column]));
  const items = [...keys].map((key): QueueItem => {
    const of = ({ scope }: { readonly scope: Scope }) => scope[column] === key;
    const tally = mergeTallies(cells.filter(of).map((cell) => cell.tally));
    const { expired, processed } = tally;
    return { ...named(key, countsOfTally(tally), naming), expired, processed, value: valueSumOf(tally), ...loadOf(load, of) };
  });
  return byDeliveries(items.filter(({ deliveries, backlog }) => deliveries > 0 || (backlog ?? 0) > 0));
}

function loadOf(
  load: Load | null,
  of: (part: { readonly scope: Scope }) => boolean,
): Pick<QueueItem, 'backlog' | 'zombies' | 'processedLastHour' | 'hoursRemaining'> {
  if (load === null) return { backlog: null, zombies: null, processedLastHour: null, hoursRemaining: null };
  const open = load.open.filter(of);
  const sum = (parts: readonly OpenCount[]) => parts.reduce((total, { deliveries }) => total + deliveries, 0);
  const backlog = sum(open);
  const zombies = sum(open.filter(({ isZombie }) => isZombie));
  const processedLastHour = mergeTallies(load.lastHour.filter(of).map(({ tally }) => tally)).processed;
  // A zombie will not be worked off, so it is no part of what remains.
  return { backlog, zombies, processedLastHour, hoursRemaining: processedLastHour === 0 ? null : (backlog - zombies) / processedLastHour };
}

/** What of it is in a scope. */
export function scopedLoad({ open, lastHour }: Load, keep: (scope: Scope) => boolean): Load {
  return { open: open.filter(({ scope }) => keep(scope)), lastHour: lastHour.filter(({ scope }) => keep(scope)) };
}

/** Open deliveries by status and age, most first, as they were at `atMs` (UTC epoch milliseconds). */
export function backlogOf({ open, atMs }: Load & { readonly atMs: number }): Backlog {
  const groups = Map.groupBy(open, ({ status, age }) => JSON.stringify([status, age]));
  const items = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ status: first.status, age: first.age, deliveries: group.reduce((sum, { deliveries }) => sum + deliveries, 0) }];
  });
  const total = items.reduce((sum, { deliveries }) => sum + deliveries, 0);
  return { at: new Date(atMs).toISOString(), total, items: items.toSorted((a, b) => b.deliveries - a.deliveries) };
}
