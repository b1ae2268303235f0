/** Caller ids against their siblings: numbers of one configuration are used in rotation, so they should be answered alike; one that is not may be labelled as spam. */
import { type Cell, mergeCells } from '../metrics/cube/cube.ts';
import { countNamed, GROUP_COUNTS, type GroupCount } from '../metrics/cube/entry-counts.ts';
import { rateOf } from '../metrics/kpis/rate.ts';
import { holm, twoProportionTest } from '../metrics/kpis/statistics.ts';
import { maskNumber } from './mask.ts';
import type { CallerIdItem } from './report.ts';

/** Attempts that a caller id and its siblings need each to be told apart. */
export const MIN_CALLER_ATTEMPTS = 100;
const MAX_P = 0.05;
// A gap that matters: five points, or a fifth of what the siblings reach.
const MIN_POINTS = 0.05;
const MIN_SHARE = 0.2;

interface Counted {
  readonly configuration: string;
  readonly number: string;
  readonly voiceAttempts: number;
  readonly liveMin: number;
  readonly offHook: number;
  readonly short: number;
}

/** One item a caller id and configuration, warnings first, then most attempts. `before` = the cells of the seven days before, null where history lacks them; numbers are masked unless `numberOf` shows them otherwise. */
export function callerIdItems(
  cells: readonly Cell[],
  before: readonly Cell[] | null,
  nameOf: (configuration: string) => string,
  numberOf: (number: string) => string = maskNumber,
): CallerIdItem[] {
  const counted = countedOf(cells);
  const earlier = before === null ? null : new Map(countedOf(before).map((one) => [keyOf(one), one]));
  const tests = counted.map((one) => testOf(one, siblingsOf(one, counted)));
  const adjusted = holm(tests.flatMap((test) => test?.p ?? []));
  let next = 0;
  const items = counted.map((one, i): CallerIdItem => {
    const siblings = siblingsOf(one, counted);
    const p = tests[i] == null ? null : (adjusted[next++] ?? null);
    const old = earlier?.get(keyOf(one));
    return {
      configuration: one.configuration,
      configurationName: nameOf(one.configuration),
      name: numberOf(one.number),
      voiceAttempts: one.voiceAttempts,
      liveMin: rateOf(one.liveMin, one.voiceAttempts),
      siblings: rateOf(siblings.liveMin, siblings.voiceAttempts),
      before: old === undefined ? null : rateOf(old.liveMin, old.voiceAttempts),
      shortCalls: rateOf(one.short, one.offHook),
      p,
      warning: p !== null && p < MAX_P && isWorse(one, siblings),
    };
  });
  return items.toSorted((a, b) => Number(b.warning) - Number(a.warning) || b.voiceAttempts - a.voiceAttempts);
}

function countedOf(cells: readonly Cell[]): Counted[] {
  const groups = Map.groupBy(cells, ({ scope }) => scope.configuration);
  return [...groups].flatMap(([configuration, group]) =>
    mergeCells(group).detail.byCallerId.entries.flatMap(([number, ...counts]): Counted[] => {
      const at = (name: GroupCount) => countNamed(GROUP_COUNTS, counts, name);
      const voiceAttempts = at('voiceAttempts');
      if (number === '' || voiceAttempts === 0) return [];
      return [{ configuration, number, voiceAttempts, liveMin: at('liveMin'), offHook: at('offHook'), short: at('short') }];
    }),
  );
}

function siblingsOf(one: Counted, all: readonly Counted[]): Pick<Counted, 'voiceAttempts' | 'liveMin'> {
  const siblings = all.filter(({ configuration, number }) => configuration === one.configuration && number !== one.number);
  return {
    voiceAttempts: siblings.reduce((sum, { voiceAttempts }) => sum + voiceAttempts, 0),
    liveMin: siblings.reduce((sum, { liveMin }) => sum + liveMin, 0),
  };
}

function testOf(one: Counted, siblings: Pick<Counted, 'voiceAttempts' | 'liveMin'>): { readonly p: number } | null {
  if (Math.min(one.voiceAttempts, siblings.voiceAttempts) < MIN_CALLER_ATTEMPTS) return null;
  return twoProportionTest(one.liveMin, one.voiceAttempts, siblings.liveMin, siblings.voiceAttempts);
}

function isWorse(one: Counted, siblings: Pick<Counted, 'voiceAttempts' | 'liveMin'>): boolean {
  const usual = siblings.liveMin / siblings.voiceAttempts;
  const gap = usual - one.liveMin / one.voiceAttempts;
  return gap >= MIN_POINTS || (gap > 0 && gap >= MIN_SHARE * usual);
}

function keyOf({ configuration, number }: Counted): string {
  return JSON.stringify([configuration, number]);
}
