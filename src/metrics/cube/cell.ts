/** One cell of a cube: what the rows of one scope amount to. */
import { SETS, type SetName } from '../fact/classify.ts';
import type { Scope } from '../fact/fact.ts';
import { type Histogram, NO_ENTRIES, newHistogramSum, newOpenListSum, type OpenList } from './open-list.ts';
import { newTallySum, type Tally } from './tally.ts';

/** The sets that each entry of a list counts, after its deliveries. */
const GROUPED_SETS = [
  'attempts',
  'voiceAttempts',
  'offHook',
  'liveMin',
  'liveMax',
  'short',
  'rightParty',
  'converted',
] as const satisfies readonly SetName[];
/** Their bits, in the same order. */
export const GROUP_BITS = GROUPED_SETS.map((name) => SETS[name]);
/** Names of the counts of a list entry, in their order. */
export const GROUP_COUNTS = ['deliveries', ...GROUPED_SETS] as const;
/** What an entry of byAgent counts after those: calls taken, and the seconds of those whose conversation tells them. */
export const AGENT_COUNTS = [...GROUP_COUNTS, 'handled', 'talked', 'talkSeconds', 'timedHandles', 'handleSeconds'] as const;

/** Lists keyed by a text of the row. */
export const LIST_NAMES = [
  'byStatus',
  'byResult',
  'byDisposition',
  'byJourney',
  'byCancellationPolicy',
  'byCallerId',
  'byAttribute',
  'byAgent',
] as const;
export type ListName = (typeof LIST_NAMES)[number];
/** Lists whose keys are times, so that they need no limit. */
export const TIME_LIST_NAMES = ['byStartQuarter', 'byLocalSlot'] as const;
export type TimeListName = (typeof TIME_LIST_NAMES)[number];
/** Lists of numbers. */
export const HISTOGRAM_NAMES = ['callSeconds', 'customerWaitSeconds', 'windowUsePercent', 'quality'] as const;
export type HistogramName = (typeof HISTOGRAM_NAMES)[number];

/**
 * The lists of one scope. byAttribute is keyed by attributeKey(), byStartQuarter by the start of the UTC quarter hour that the attempt
 * started in (decimal epoch milliseconds), byLocalSlot by localSlotKey(). callSeconds holds whole seconds, customerWaitSeconds coarse ones
 * (coarse-seconds.ts), windowUsePercent how much of the window had passed at the start (0 to 100), quality indexes of FLAG_NAMES.
 */
export interface Detail extends Readonly<Record<ListName | TimeListName, OpenList>>, Readonly<Record<HistogramName, Histogram>> {}

export interface Cell {
  readonly scope: Scope;
  readonly tally: Tally;
  readonly detail: Detail;
}

/** What a scope without rows amounts to, beside EMPTY_TALLY. */
export const EMPTY_DETAIL: Detail = {
  ...recordOf(LIST_NAMES, () => NO_ENTRIES),
  ...recordOf(TIME_LIST_NAMES, () => NO_ENTRIES),
  ...recordOf(HISTOGRAM_NAMES, () => []),
};

const scopeKeys = new WeakMap<Scope, string>();

/** Total order of scopes, by code unit. Scopes never change and are mostly shared, so the key, which takes long to write, is remembered. */
export function scopeKey(scope: Scope): string {
  const known = scopeKeys.get(scope);
  if (known !== undefined) return known;
  const key = JSON.stringify([scope.configuration, scope.queue, scope.channel, scope.dialMode]);
  scopeKeys.set(scope, key);
  return key;
}

/** Key of an attribute in byAttribute: JSON of [type, keyword, value]. */
export function attributeKey(type: string, keyword: string, value: string): string {
  return JSON.stringify([type, keyword, value]);
}

/** Key of an attempt in byLocalSlot: the called party's weekday x 24 + hour, and the attempt number 1, 2, 3 (or more), 0 where it is not given. */
export function localSlotKey(slot: number, seqNo: number): string {
  return `${slot}|${Math.min(seqNo, 3)}`;
}

/** One cell out of several: of one scope when cubes merge, of several when a report groups them (the first scope stands for all). */
export function mergeCells(cells: readonly Cell[]): Cell {
  const [first, ...others] = cells;
  if (first === undefined) throw new RangeError('Cannot merge no cells');
  const sum = newCellSum(first);
  for (const cell of others) sum.add(cell);
  return sum.finish();
}

/** Cells merged as they come. */
export interface CellSum {
  add(cell: Cell): void;
  finish(): Cell;
}

/** The sum of a cell and of those to come. */
export function newCellSum(first: Cell): CellSum {
  // Most cells of a long span are there in one quarter hour alone.
  let builder: CellSum | undefined;
  return {
    add(cell) {
      if (builder === undefined) {
        builder = newCellBuilder(first.scope);
        builder.add(first);
      }
      builder.add(cell);
    },
    finish: () => builder?.finish() ?? first,
  };
}

function newCellBuilder(scope: Scope): CellSum {
  const tally = newTallySum();
  const lists = {
    ...recordOf(LIST_NAMES, () => newOpenListSum()),
    ...recordOf(TIME_LIST_NAMES, () => newOpenListSum(Number.POSITIVE_INFINITY)),
    ...recordOf(HISTOGRAM_NAMES, () => newHistogramSum()),
  };
  return {
    add(cell) {
      tally.add(cell.tally);
      for (const name of LIST_NAMES) lists[name].add(cell.detail[name]);
      for (const name of TIME_LIST_NAMES) lists[name].add(cell.detail[name]);
      for (const name of HISTOGRAM_NAMES) lists[name].add(cell.detail[name]);
    },
    finish: () => ({
      scope,
      tally: tally.finish(),
      detail: {
        ...recordOf(LIST_NAMES, (name) => lists[name].finish()),
        ...recordOf(TIME_LIST_NAMES, (name) => lists[name].finish()),
        ...recordOf(HISTOGRAM_NAMES, (name) => lists[name].finish()),
      },
    }),
  };
}

/** An object with these names. */
export function recordOf<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}
