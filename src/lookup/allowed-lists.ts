/** The lists of history with nothing in them but what somebody may see: of what is dropped here no number can be made. */
import type { Noted } from '../history/quarters/noted.ts';
import type { QuarterLists, QuarterState } from '../history/quarters/quarter-store.ts';
import { scopeCube } from '../metrics/cube/cube.ts';
import { isFact, type Scope } from '../metrics/fact/fact.ts';
import { DAY_MS } from '../time/lengths.ts';

type Lists = QuarterLists & Noted;

/**
 * The same lists, as they would be of a history that holds nothing else. Facts of contacts alone are left whole: frequency caps and the like count what
 * happened to a contact in every scope, and whoever scans them counts only rows that are allowed.
 */
export function allowedLists(lists: Lists, isAllowed: (scope: Scope) => boolean): Lists {
  const met = new Set<number>();
  const isSeen = ({ scope }: { readonly scope: Scope }) => isAllowed(scope);
  /** Those that are allowed, and that the quarter hour has some. */
  const kept = <T extends { readonly scope: Scope }>(quarterMs: number, all: readonly T[]): readonly T[] => {
    const found = all.filter(isSeen);
    if (found.length > 0) met.add(quarterMs);
    return found;
  };
  const allowed: QuarterLists = {
    async *listCubes(fromMs, toMs, names) {
      for await (const { quarterMs, cube } of lists.listCubes(fromMs, toMs, names)) {
        const cells = kept(quarterMs, cube.cells);
        if (cells.length > 0) yield { quarterMs, cube: { cells } };
      }
    },
    async sumCubes(fromMs, toMs, names) {
      for await (const { quarterMs, cells } of lists.listTallies(fromMs, toMs)) kept(quarterMs, cells);
      return scopeCube(await lists.sumCubes(fromMs, toMs, names), isAllowed);
    },
    async *listTallies(fromMs, toMs) {
      for await (const { quarterMs, cells } of lists.listTallies(fromMs, toMs)) {
        const seen = kept(quarterMs, cells);
        if (seen.length > 0) yield { quarterMs, cells: seen };
      }
    },
    sumTallies: (fromMs, toMs, keysOf) =>
      lists.sumTallies(fromMs, toMs, (quarterMs) => {
        const keyOf = keysOf(quarterMs);
        return (scope) => {
          if (!isAllowed(scope)) return undefined;
          met.add(quarterMs);
          return keyOf(scope);
        };
      }),
    async *listStates(fromMs, toMs) {
      // By days: who looks for the first one reads no more than it takes.
      for (let at = fromMs; at < toMs; at += DAY_MS) yield* statesOf(lists, at, Math.min(at + DAY_MS, toMs), isSeen);
    },
    async *listFacts(fromMs, toMs) {
      for await (const { quarterMs, facts } of lists.listFacts(fromMs, toMs))
        yield { quarterMs, facts: kept(quarterMs, facts.filter(isFact)) };
    },
    listContactFacts: (fromMs, toMs, contacts) => lists.listContactFacts(fromMs, toMs, contacts),
    async *listIntakes(fromMs, toMs) {
      for await (const { quarterMs, intakes } of lists.listIntakes(fromMs, toMs)) yield { quarterMs, intakes: kept(quarterMs, intakes) };
    },
  };
  return {
    ...allowed,
    unreadable: lists.unreadable,
    get filedBy() {
      return new Map([...lists.filedBy].filter(([quarterMs]) => met.has(quarterMs)));
    },
  };
}

/** The states of the quarter hours that have a row which is allowed, with the numbers of those alone. */
async function* statesOf(
  lists: Lists,
  fromMs: number,
  toMs: number,
  isSeen: (row: { readonly scope: Scope }) => boolean,
): AsyncGenerator<QuarterState> {
  const deliveries = new Map<number, number>();
  for await (const { quarterMs, cells } of lists.listTallies(fromMs, toMs)) {
    const seen = cells.filter(isSeen);
    if (seen.length > 0)
      deliveries.set(
        quarterMs,
        seen.reduce((sum, { tally }) => sum + tally.deliveries, 0),
      );
  }
  const counts = new Map<number, Pick<QuarterState, 'intakes' | 'open'>>();
  for await (const { quarterMs, intakes } of lists.listIntakes(fromMs, toMs)) {
    const seen = intakes.filter(isSeen);
    counts.set(quarterMs, { intakes: seen.length, open: seen.filter(({ placeMs }) => placeMs === null).length });
  }
  for await (const state of lists.listStates(fromMs, toMs)) {
    const facts = deliveries.get(state.quarterMs);
    if (facts !== undefined) yield { ...state, facts, ...(counts.get(state.quarterMs) ?? { intakes: 0, open: 0 }) };
  }
}
